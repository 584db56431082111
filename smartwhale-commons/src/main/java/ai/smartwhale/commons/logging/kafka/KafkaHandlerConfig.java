// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.logging.kafka;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.logging.spool.DeliveryConfig;
import ai.smartwhale.commons.logging.spool.SpoolConfig;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Where log lines go on Kafka. The properties are in no text that this object makes, for they hold passwords.
 *
 * @param bootstrapServers {@code host:port}, several with commas
 * @param topic the topic, which has to be there
 * @param key of all records of the handler, so that they stay in order: the name of the host or of the program
 * @param spool where lines wait while the brokers are away
 * @param delivery batches and back-offs
 * @param bufferBytes what the producer may hold, 1 MiB to 1 GiB and at least twice a batch
 * @param maxBlock how long the handler's thread waits for the brokers before a batch counts as failed, up to 10 s
 * @param deliveryTimeout how long the producer itself tries again, less than the timeout of {@code delivery}
 * @param properties further settings of the producer, for security above all
 */
public record KafkaHandlerConfig(
        String bootstrapServers,
        String topic,
        String key,
        SpoolConfig spool,
        DeliveryConfig delivery,
        long bufferBytes,
        Duration maxBlock,
        Duration deliveryTimeout,
        Map<String, String> properties) {

    /** The default of {@link #topic()}. */
    public static final String DEFAULT_TOPIC = "smartwhale.core.logs";
    /** The default of {@link #bufferBytes()}: 8 MiB. */
    public static final long DEFAULT_BUFFER_BYTES = 8L << 20;
    /** The default of {@link #maxBlock()}: half a second. */
    public static final Duration DEFAULT_MAX_BLOCK = Duration.ofMillis(500);
    /** The default of {@link #deliveryTimeout()}: ten seconds. */
    public static final Duration DEFAULT_DELIVERY_TIMEOUT = Duration.ofSeconds(10);

    /** Settings that order and bounds rest on. */
    private static final Set<String> OWN = Set.of(
            "bootstrap.servers",
            "key.serializer",
            "value.serializer",
            "acks",
            "enable.idempotence",
            "buffer.memory",
            "max.block.ms",
            "delivery.timeout.ms",
            "transactional.id");

    private static final Pattern TOPIC = Pattern.compile("[a-zA-Z0-9._-]{1,249}");

    /**
     * Checks every component.
     *
     * @throws InvalidValueException if one is outside of its range
     */
    public KafkaHandlerConfig {
        InvalidValueException.requireText("bootstrapServers", bootstrapServers);
        if (!TOPIC.matcher(InvalidValueException.requirePresent("topic", topic)).matches()) {
            throw new InvalidValueException("topic", topic, TOPIC.pattern());
        }
        InvalidValueException.requireText("key", key);
        InvalidValueException.requirePresent("spool", spool);
        InvalidValueException.requirePresent("delivery", delivery);
        InvalidValueException.requireRange(
                "bufferBytes", bufferBytes, Math.max(1L << 20, 2L * delivery.maxBatchBytes()), 1L << 30);
        InvalidValueException.requireRange(
                "spool.maxBytes", spool.maxBytes(), 4L * delivery.maxBatchBytes(), Long.MAX_VALUE);
        InvalidValueException.requirePositive("maxBlock", maxBlock);
        if (maxBlock.compareTo(Duration.ofSeconds(10)) > 0) {
            throw new InvalidValueException("maxBlock", maxBlock, "at most PT10S");
        }
        InvalidValueException.requirePositive("deliveryTimeout", deliveryTimeout);
        if (deliveryTimeout.compareTo(delivery.timeout()) >= 0 || deliveryTimeout.toMillis() < 100) {
            throw new InvalidValueException(
                    "deliveryTimeout", deliveryTimeout, "PT0.1S to below " + delivery.timeout());
        }
        properties = Map.copyOf(InvalidValueException.requirePresent("properties", properties));
        for (String name : new TreeSet<>(properties.keySet())) {
            if (OWN.contains(name)) {
                throw new InvalidValueException("properties", name, "anything but " + new TreeSet<>(OWN));
            }
        }
    }

    /**
     * The defaults.
     *
     * @param bootstrapServers {@code host:port}, several with commas
     * @param key of all records of the handler: the name of the host or of the program
     * @param spool where lines wait while the brokers are away
     * @return the configuration
     */
    public static KafkaHandlerConfig of(String bootstrapServers, String key, SpoolConfig spool) {
        return builder(bootstrapServers, key, spool).build();
    }

    /**
     * Starts from the defaults.
     *
     * @param bootstrapServers {@code host:port}, several with commas
     * @param key of all records of the handler: the name of the host or of the program
     * @param spool where lines wait while the brokers are away
     * @return a builder
     */
    public static KafkaHandlerConfigBuilder builder(String bootstrapServers, String key, SpoolConfig spool) {
        return new KafkaHandlerConfigBuilder(bootstrapServers, key, spool);
    }

    /** Where to, without what is secret. */
    @Override
    public String toString() {
        return topic + " at " + bootstrapServers;
    }
}
