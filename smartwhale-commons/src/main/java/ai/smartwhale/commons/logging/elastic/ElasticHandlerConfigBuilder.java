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

/** Builds an {@link ElasticHandlerConfig}. Not thread-safe. */
public final class ElasticHandlerConfigBuilder {

    private final SpoolConfig spool;
    private List<URI> servers;
    private String index = ElasticHandlerConfig.DEFAULT_INDEX;
    private DeliveryConfig delivery = DeliveryConfig.defaults();
    private boolean gzip = true;
    private Duration connectTimeout = ElasticHandlerConfig.DEFAULT_CONNECT_TIMEOUT;
    private Duration requestTimeout = ElasticHandlerConfig.DEFAULT_REQUEST_TIMEOUT;
    private Supplier<Optional<String>> authorization = Optional::empty;

    ElasticHandlerConfigBuilder(URI server, SpoolConfig spool) {
        this.servers = List.of(server);
        this.spool = spool;
    }

    /**
     * Sets all nodes.
     *
     * @param value their addresses
     * @return this
     */
    public ElasticHandlerConfigBuilder servers(List<URI> value) {
        servers = value;
        return this;
    }

    /**
     * Sets the data stream or index; {@value ElasticHandlerConfig#DEFAULT_INDEX} by default.
     *
     * @param value its name, with a pattern of the day in braces if wished
     * @return this
     */
    public ElasticHandlerConfigBuilder index(String value) {
        index = value;
        return this;
    }

    /**
     * Sets batches and back-offs.
     *
     * @param value {@link DeliveryConfig#defaults()} by default
     * @return this
     */
    public ElasticHandlerConfigBuilder delivery(DeliveryConfig value) {
        delivery = value;
        return this;
    }

    /**
     * Sets whether requests are compressed.
     *
     * @param value true by default
     * @return this
     */
    public ElasticHandlerConfigBuilder gzip(boolean value) {
        gzip = value;
        return this;
    }

    /**
     * Sets how long connecting may take; two seconds by default.
     *
     * @param value the time
     * @return this
     */
    public ElasticHandlerConfigBuilder connectTimeout(Duration value) {
        connectTimeout = value;
        return this;
    }

    /**
     * Sets how long an answer may take; ten seconds by default.
     *
     * @param value the time
     * @return this
     */
    public ElasticHandlerConfigBuilder requestTimeout(Duration value) {
        requestTimeout = value;
        return this;
    }

    /**
     * Sets the value of the {@code Authorization} header; none by default.
     *
     * @param value is asked with every request
     * @return this
     */
    public ElasticHandlerConfigBuilder authorization(Supplier<Optional<String>> value) {
        authorization = value;
        return this;
    }

    /**
     * Checks and builds.
     *
     * @return the configuration
     * @throws InvalidValueException if a component is outside of its range
     */
    public ElasticHandlerConfig build() {
        return new ElasticHandlerConfig(
                servers, index, spool, delivery, gzip, connectTimeout, requestTimeout, authorization);
    }
}
