// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.logging.kafka;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.logging.spool.DeliveryConfig;
import ai.smartwhale.commons.logging.spool.SpoolConfig;
import java.time.Duration;
import java.util.Map;

/** Builds a {@link KafkaHandlerConfig}. Not thread-safe. */
public final class KafkaHandlerConfigBuilder {

    private final String bootstrapServers;
    private final String key;
    private final SpoolConfig spool;
    private String topic = KafkaHandlerConfig.DEFAULT_TOPIC;
    private DeliveryConfig delivery = DeliveryConfig.defaults();
    private long bufferBytes = KafkaHandlerConfig.DEFAULT_BUFFER_BYTES;
    private Duration maxBlock = KafkaHandlerConfig.DEFAULT_MAX_BLOCK;
    private Duration deliveryTimeout = KafkaHandlerConfig.DEFAULT_DELIVERY_TIMEOUT;
    private Map<String, String> properties = Map.of();

    KafkaHandlerConfigBuilder(String bootstrapServers, String key, SpoolConfig spool) {
        this.bootstrapServers = bootstrapServers;
        this.key = key;
        this.spool = spool;
    }

    /**
     * Sets the topic; {@value KafkaHandlerConfig#DEFAULT_TOPIC} by default.
     *
     * @param value its name
     * @return this
     */
    public KafkaHandlerConfigBuilder topic(String value) {
        topic = value;
        return this;
    }

    /**
     * Sets batches and back-offs.
     *
     * @param value {@link DeliveryConfig#defaults()} by default
     * @return this
     */
    public KafkaHandlerConfigBuilder delivery(DeliveryConfig value) {
        delivery = value;
        return this;
    }

    /**
     * Sets what the producer may hold; 8 MiB by default.
     *
     * @param value in bytes
     * @return this
     */
    public KafkaHandlerConfigBuilder bufferBytes(long value) {
        bufferBytes = value;
        return this;
    }

    /**
     * Sets how long the handler's thread waits for the brokers; half a second by default.
     *
     * @param value the time
     * @return this
     */
    public KafkaHandlerConfigBuilder maxBlock(Duration value) {
        maxBlock = value;
        return this;
    }

    /**
     * Sets how long the producer itself tries again; ten seconds by default.
     *
     * @param value the time
     * @return this
     */
    public KafkaHandlerConfigBuilder deliveryTimeout(Duration value) {
        deliveryTimeout = value;
        return this;
    }

    /**
     * Sets further settings of the producer, for security above all; none by default.
     *
     * @param value by their names in Kafka
     * @return this
     */
    public KafkaHandlerConfigBuilder properties(Map<String, String> value) {
        properties = value;
        return this;
    }

    /**
     * Checks and builds.
     *
     * @return the configuration
     * @throws InvalidValueException if a component is outside of its range
     */
    public KafkaHandlerConfig build() {
        return new KafkaHandlerConfig(
                bootstrapServers, topic, key, spool, delivery, bufferBytes, maxBlock, deliveryTimeout, properties);
    }
}
