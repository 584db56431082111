// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.messaging.internal;

import ai.smartwhale.messaging.CompressionCodec;
import ai.smartwhale.messaging.KafkaConfig;
import ai.smartwhale.messaging.SubscriptionConfig;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.producer.ProducerConfig;

/** Our settings of kafka-clients; those of the host come last and win, except where our promises hang on ours. */
final class ClientProperties {

    /**
     * A member that was killed is given up after this, so that others take over within ten seconds. The least that
     * brokers allow by default; in the newer group protocol brokers decide.
     */
    private static final String SESSION_TIMEOUT_MILLIS = "6000";

    private static final String HEARTBEAT_MILLIS = "1500";

    /** Partitions that are added to a topic are received after this; Kafka's own five minutes outlast every timeout. */
    private static final String METADATA_AGE_MILLIS = "10000";

    private static final Duration DEFAULT_POLL_INTERVAL = Duration.ofMinutes(5);

    private ClientProperties() {}

    static Map<String, Object> producer(KafkaConfig config) {
        Map<String, Object> properties = common(config, "producer");
        // No linger: a lone message goes at once, and under load batches fill while the two requests before them are
        // on their way. A fixed linger would cost every round trip twice its length.
        properties.put(ProducerConfig.LINGER_MS_CONFIG, "0");
        properties.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, "2");
        properties.put(ProducerConfig.BATCH_SIZE_CONFIG, Integer.toString(64 << 10));
        properties.put(ProducerConfig.BUFFER_MEMORY_CONFIG, Long.toString(Math.max(32L << 20, config.outboxBytes())));
        properties.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, config.compression());
        properties.putAll(known(config.properties(), ProducerConfig.configNames()));
        properties.put(ProducerConfig.ACKS_CONFIG, "all");
        properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, "true");
        properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, "0");
        properties.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, Integer.toString(config.maxMessageBytes() + (64 << 10)));
        long delivery = Math.max(1_000, config.deliveryTimeout().toMillis());
        long request = Math.min(10_000, delivery / 2);
        properties.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, Long.toString(delivery));
        properties.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, Long.toString(request));
        return properties;
    }

    /** How the producer compresses, where that takes a library. */
    static Optional<CompressionCodec> codec(KafkaConfig config) {
        return CompressionCodec.of(String.valueOf(producer(config).get(ProducerConfig.COMPRESSION_TYPE_CONFIG)));
    }

    static Map<String, Object> consumer(KafkaConfig config, String id, SubscriptionConfig subscription) {
        Map<String, Object> properties = common(config, id);
        properties.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, Integer.toString(16 << 20));
        properties.put(ConsumerConfig.METADATA_MAX_AGE_CONFIG, METADATA_AGE_MILLIS);
        Map<String, String> host = new HashMap<>(known(config.properties(), ConsumerConfig.configNames()));
        host.putAll(subscription.properties());
        boolean newProtocol = "consumer".equalsIgnoreCase(host.get(ConsumerConfig.GROUP_PROTOCOL_CONFIG));
        if (!newProtocol) {
            properties.put(
                    ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, CooperativeStickyAssignor.class.getName());
            properties.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, SESSION_TIMEOUT_MILLIS);
            properties.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, HEARTBEAT_MILLIS);
        }
        properties.putAll(host);
        properties.put(ConsumerConfig.GROUP_ID_CONFIG, subscription.group());
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
        properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false");
        properties.put(
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                subscription.start() == SubscriptionConfig.Start.EARLIEST ? "earliest" : "latest");
        properties.put(
                ConsumerConfig.MAX_POLL_RECORDS_CONFIG, Integer.toString(ConsumerLoop.pollRecords(subscription)));
        return properties;
    }

    /**
     * How long a drain may take: nothing is polled meanwhile, so half of the longest time between polls at most, or the
     * group gives the member up and what it has done is done again.
     */
    static Duration drainTimeout(KafkaConfig config, SubscriptionConfig subscription) {
        Object set = consumer(config, "", subscription).get(ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG);
        Duration interval = set == null ? DEFAULT_POLL_INTERVAL : Duration.ofMillis(Long.parseLong(set.toString()));
        Duration most = interval.dividedBy(2);
        return subscription.drainTimeout().compareTo(most) <= 0 ? subscription.drainTimeout() : most;
    }

    static Map<String, Object> admin(KafkaConfig config) {
        Map<String, Object> properties = common(config, "admin");
        properties.putAll(known(config.properties(), AdminClientConfig.configNames()));
        properties.put(
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                Long.toString(config.operationTimeout().toMillis()));
        properties.put(
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                Long.toString(Math.min(10_000, config.operationTimeout().toMillis())));
        return properties;
    }

    private static Map<String, Object> common(KafkaConfig config, String role) {
        Map<String, Object> properties = new HashMap<>();
        properties.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, config.bootstrapServers());
        properties.put(CommonClientConfigs.CLIENT_ID_CONFIG, config.clientId() + '-' + role);
        properties.put(CommonClientConfigs.ENABLE_METRICS_PUSH_CONFIG, "false");
        // Two services in one process may share a client id, which JMX does not bear; a host that wants beans says so.
        properties.put(CommonClientConfigs.METRIC_REPORTER_CLASSES_CONFIG, "");
        return properties;
    }

    private static Map<String, String> known(Map<String, String> properties, Set<String> names) {
        Map<String, String> known = new HashMap<>();
        properties.forEach((name, value) -> {
            if (names.contains(name) || name.startsWith("sasl.") || name.startsWith("ssl.")) {
                known.put(name, value);
            }
        });
        return known;
    }
}
