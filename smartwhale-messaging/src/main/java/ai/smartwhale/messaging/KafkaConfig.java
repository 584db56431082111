// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.messaging;

import ai.smartwhale.commons.InvalidValueException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * How a {@link KafkaService} reaches Kafka.
 *
 * @param bootstrapServers {@code host:port}, several with commas
 * @param clientId the prefix of client ids and thread names
 * @param connectTimeout how long {@link KafkaService#connect()} waits for a broker
 * @param operationTimeout how long a call of topic administration may take
 * @param deliveryTimeout how long an accepted message may wait for its acknowledgement
 * @param closeTimeout how long {@link KafkaService#close()} may take
 * @param maxMessageBytes the largest value, 1 KiB..100 MiB
 * @param outboxMessages messages accepted and not yet acknowledged before sending is refused, 1..10,000,000
 * @param outboxBytes bytes accepted and not yet acknowledged before sending is refused, 64 KiB or more
 * @param compression none, gzip, snappy, lz4 or zstd
 * @param properties any further setting of kafka-clients, such as {@code security.protocol} and {@code sasl.*}
 */
public record KafkaConfig(
        String bootstrapServers,
        String clientId,
        Duration connectTimeout,
        Duration operationTimeout,
        Duration deliveryTimeout,
        Duration closeTimeout,
        int maxMessageBytes,
        int outboxMessages,
        long outboxBytes,
        String compression,
        Map<String, String> properties) {

    /** The default of {@link #outboxMessages()}. */
    public static final int DEFAULT_OUTBOX_MESSAGES = 100_000;
    /** The default of {@link #outboxBytes()}: 64 MiB. */
    public static final long DEFAULT_OUTBOX_BYTES = 64L << 20;

    /**
     * Checks the components.
     *
     * @throws InvalidValueException if one is outside its range
     */
    public KafkaConfig {
        InvalidValueException.requireText("bootstrapServers", bootstrapServers);
        InvalidValueException.requireText("clientId", clientId);
        InvalidValueException.requirePositive("connectTimeout", connectTimeout);
        InvalidValueException.requirePositive("operationTimeout", operationTimeout);
        InvalidValueException.requirePositive("deliveryTimeout", deliveryTimeout);
        InvalidValueException.requirePositive("closeTimeout", closeTimeout);
        InvalidValueException.requireRange("maxMessageBytes", maxMessageBytes, 1_024, 100L << 20);
        InvalidValueException.requireRange("outboxMessages", outboxMessages, 1, 10_000_000);
        InvalidValueException.requireRange("outboxBytes", outboxBytes, 64 << 10, Long.MAX_VALUE);
        if (!compression.matches("none|gzip|snappy|lz4|zstd")) {
            throw new InvalidValueException("compression", compression, "none, gzip, snappy, lz4, zstd");
        }
        properties = Map.copyOf(properties);
    }

    /**
     * The defaults for a cluster.
     *
     * @param bootstrapServers {@code host:port}, several with commas
     * @return the configuration
     * @throws InvalidValueException if the text is empty
     */
    public static KafkaConfig of(String bootstrapServers) {
        return builder(bootstrapServers).build();
    }

    /**
     * Starts from the defaults.
     *
     * @param bootstrapServers {@code host:port}, several with commas
     * @return a builder
     */
    public static Builder builder(String bootstrapServers) {
        return new Builder(bootstrapServers);
    }

    /**
     * Everything but the secrets.
     *
     * @return a text safe for logs
     */
    @Override
    public String toString() {
        return "KafkaConfig[bootstrapServers=" + bootstrapServers + ", clientId=" + clientId + ", properties="
                + properties.keySet() + "]";
    }

    /** Builds a {@link KafkaConfig}. Not thread-safe. */
    public static final class Builder {

        private final String bootstrapServers;
        private final Map<String, String> properties = new HashMap<>();
        private String clientId = "smartwhale";
        private Duration connectTimeout = MessagingConstants.KAFKA_TIMEOUT;
        private Duration operationTimeout = MessagingConstants.OPERATION_TIMEOUT;
        private Duration deliveryTimeout = MessagingConstants.OPERATION_TIMEOUT;
        private Duration closeTimeout = Duration.ofSeconds(10);
        private int maxMessageBytes = MessagingConstants.BUFFER_BYTES;
        private int outboxMessages = DEFAULT_OUTBOX_MESSAGES;
        private long outboxBytes = DEFAULT_OUTBOX_BYTES;
        private String compression = "lz4";

        private Builder(String bootstrapServers) {
            this.bootstrapServers = bootstrapServers;
        }

        /**
         * Sets the prefix of client ids and thread names; {@code smartwhale} by default.
         *
         * @param value the prefix
         * @return this
         */
        public Builder clientId(String value) {
            clientId = value;
            return this;
        }

        /**
         * Sets how long connecting may take; 10 s by default.
         *
         * @param value the time
         * @return this
         */
        public Builder connectTimeout(Duration value) {
            connectTimeout = value;
            return this;
        }

        /**
         * Sets how long topic administration may take; 30 s by default.
         *
         * @param value the time
         * @return this
         */
        public Builder operationTimeout(Duration value) {
            operationTimeout = value;
            return this;
        }

        /**
         * Sets how long an accepted message may wait for its acknowledgement; 30 s by default.
         *
         * @param value the time
         * @return this
         */
        public Builder deliveryTimeout(Duration value) {
            deliveryTimeout = value;
            return this;
        }

        /**
         * Sets how long closing may take; 10 s by default.
         *
         * @param value the time
         * @return this
         */
        public Builder closeTimeout(Duration value) {
            closeTimeout = value;
            return this;
        }

        /**
         * Sets the largest value; 1 MiB by default.
         *
         * @param value bytes, 1 KiB..100 MiB
         * @return this
         */
        public Builder maxMessageBytes(int value) {
            maxMessageBytes = value;
            return this;
        }

        /**
         * Sets the bounds of the outbox; {@value #DEFAULT_OUTBOX_MESSAGES} messages and 64 MiB by default.
         *
         * @param messages messages, 1..10,000,000
         * @param bytes bytes, 64 KiB or more
         * @return this
         */
        public Builder outbox(int messages, long bytes) {
            outboxMessages = messages;
            outboxBytes = bytes;
            return this;
        }

        /**
         * Sets the compression; {@code lz4} by default. For snappy and zstd the class path needs what
         * {@link CompressionCodec#dependency()} names.
         *
         * @param value none, gzip, snappy, lz4 or zstd
         * @return this
         */
        public Builder compression(String value) {
            compression = value;
            return this;
        }

        /**
         * Sets one further setting of kafka-clients, for its producer, consumers and administration.
         *
         * @param name the name as kafka-clients knows it
         * @param value the value
         * @return this
         */
        public Builder property(String name, String value) {
            properties.put(name, value);
            return this;
        }

        /**
         * Sets further settings of kafka-clients, for its producer, consumers and administration.
         *
         * @param values names and values
         * @return this
         */
        public Builder properties(Map<String, String> values) {
            properties.putAll(values);
            return this;
        }

        /**
         * Builds the configuration.
         *
         * @return the configuration
         * @throws InvalidValueException if a value is outside its range
         */
        public KafkaConfig build() {
            return new KafkaConfig(
                    bootstrapServers,
                    clientId,
                    connectTimeout,
                    operationTimeout,
                    deliveryTimeout,
                    closeTimeout,
                    maxMessageBytes,
                    outboxMessages,
                    outboxBytes,
                    compression,
                    properties);
        }
    }
}
