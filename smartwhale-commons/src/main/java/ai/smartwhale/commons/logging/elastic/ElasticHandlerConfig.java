// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.logging.elastic;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.logging.spool.DeliveryConfig;
import ai.smartwhale.commons.logging.spool.SpoolConfig;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * How lines reach a search server.
 *
 * @param servers addresses of its nodes, {@code http} or {@code https}, without user, query and fragment; after a
 *     failure the next one is asked
 * @param index the data stream or index; what stands in braces is a pattern of the day of the event in UTC, such as
 *     {@code logs-{uuuu.MM.dd}}
 * @param spool where lines wait while the server is away
 * @param delivery batches and back-offs; its timeout bounds a whole batch
 * @param gzip whether requests are compressed
 * @param connectTimeout how long connecting may take
 * @param requestTimeout how long an answer may take
 * @param authorization the value of the {@code Authorization} header, asked for with every request, so that it can
 *     change; empty for none. It is never logged
 */
public record ElasticHandlerConfig(
        List<URI> servers,
        String index,
        SpoolConfig spool,
        DeliveryConfig delivery,
        boolean gzip,
        Duration connectTimeout,
        Duration requestTimeout,
        Supplier<Optional<String>> authorization) {

    /** The default of {@link #index()}. */
    public static final String DEFAULT_INDEX = "smartwhale-logs-{uuuu.MM.dd}";
    /** The default of {@link #connectTimeout()}: two seconds. */
    public static final Duration DEFAULT_CONNECT_TIMEOUT = Duration.ofSeconds(2);
    /** The default of {@link #requestTimeout()}: ten seconds. */
    public static final Duration DEFAULT_REQUEST_TIMEOUT = Duration.ofSeconds(10);

    /**
     * Checks every component.
     *
     * @throws InvalidValueException if one is outside of its range
     */
    public ElasticHandlerConfig {
        servers = List.copyOf(InvalidValueException.requirePresent("servers", servers));
        InvalidValueException.requireRange("servers", servers.size(), 1, 100);
        servers.forEach(ElasticHandlerConfig::checkServer);
        IndexName.parse(index);
        InvalidValueException.requirePresent("spool", spool);
        InvalidValueException.requirePresent("delivery", delivery);
        InvalidValueException.requireRange(
                "spool.maxBytes", spool.maxBytes(), 4L * delivery.maxBatchBytes(), Long.MAX_VALUE);
        InvalidValueException.requirePositive("connectTimeout", connectTimeout);
        InvalidValueException.requirePositive("requestTimeout", requestTimeout);
        InvalidValueException.requirePresent("authorization", authorization);
    }

    private static void checkServer(URI server) {
        boolean web = "http".equals(server.getScheme()) || "https".equals(server.getScheme());
        if (!web
                || server.getHost() == null
                || server.getUserInfo() != null
                || server.getQuery() != null
                || server.getFragment() != null) {
            // The address is not repeated: what makes it invalid may be a password in it.
            throw new InvalidValueException(
                    "servers", server.getHost(), "http or https addresses without user, query and fragment");
        }
    }

    /**
     * The defaults.
     *
     * @param server the address of a node
     * @param spool where lines wait while the server is away
     * @return the configuration
     */
    public static ElasticHandlerConfig of(URI server, SpoolConfig spool) {
        return builder(server, spool).build();
    }

    /**
     * Starts from the defaults.
     *
     * @param server the address of a node
     * @param spool where lines wait while the server is away
     * @return a builder
     */
    public static ElasticHandlerConfigBuilder builder(URI server, SpoolConfig spool) {
        return new ElasticHandlerConfigBuilder(InvalidValueException.requirePresent("server", server), spool);
    }

    /** Where to, without what is secret. */
    @Override
    public String toString() {
        return index + " at " + servers;
    }
}
