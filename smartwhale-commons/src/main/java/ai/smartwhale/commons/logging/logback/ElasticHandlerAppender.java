// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.logging.logback;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.logging.ElasticHandler;
import ai.smartwhale.commons.logging.LogFormatter;
import ai.smartwhale.commons.logging.LogHandler;
import ai.smartwhale.commons.logging.elastic.ElasticHandlerConfig;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An {@link ElasticHandler} from {@code logback.xml}:
 *
 * <pre>{@code
 * <appender name="SEARCH" class="ai.smartwhale.commons.logging.logback.ElasticHandlerAppender">
 *   <server>https://search-1:9200</server>
 *   <index>smartwhale-logs-{uuuu.MM.dd}</index>
 *   <authorization>ApiKey ${SEARCH_KEY}</authorization>
 *   <spoolDirectory>logs/search-spool</spoolDirectory>
 *   <formatter class="…"/>
 * </appender>
 * }</pre>
 */
public final class ElasticHandlerAppender extends SpoolingAppender {

    private final List<URI> servers = new ArrayList<>();
    private String index = ElasticHandlerConfig.DEFAULT_INDEX;
    private @Nullable String authorization;

    /** Creates an appender that has to be told its servers and spool. */
    public ElasticHandlerAppender() {}

    /**
     * Adds a node.
     *
     * @param value its address
     */
    public void addServer(String value) {
        servers.add(URI.create(value));
    }

    /**
     * Sets the data stream or index.
     *
     * @param value {@value ElasticHandlerConfig#DEFAULT_INDEX} by default
     */
    public void setIndex(String value) {
        index = value;
    }

    /**
     * Sets the value of the {@code Authorization} header.
     *
     * @param value none by default
     */
    public void setAuthorization(String value) {
        authorization = value;
    }

    @Override
    protected @Nullable LogHandler open(LogFormatter with) {
        if (servers.isEmpty()) {
            throw new InvalidValueException("server", null, "one address at least");
        }
        Optional<String> header = Optional.ofNullable(authorization);
        return ElasticHandler.open(
                ElasticHandlerConfig.builder(servers.get(0), spool())
                        .servers(servers)
                        .index(index)
                        .authorization(() -> header)
                        .build(),
                with);
    }
}
