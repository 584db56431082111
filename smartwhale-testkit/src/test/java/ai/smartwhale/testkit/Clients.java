// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.testkit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;

/** Plain kafka-clients, so that the broker is judged by something that is not ours. */
record Clients(Map<String, Object> settings) {

    static Clients of(EmbeddedKafka kafka) {
        return of(kafka, kafka.adminProperties());
    }

    static Clients of(EmbeddedKafka kafka, Map<String, String> login) {
        Map<String, Object> settings = new HashMap<>(login);
        settings.put("bootstrap.servers", kafka.bootstrapServers());
        settings.put("max.block.ms", "20000");
        return new Clients(settings);
    }

    Clients with(String name, String value) {
        Map<String, Object> more = new HashMap<>(settings);
        more.put(name, value);
        return new Clients(more);
    }

    void awaitInSync(String topic, int replicas) {
        try (Admin admin = Admin.create(settings)) {
            Awaitility.await()
                    .atMost(Duration.ofSeconds(30))
                    .until(() ->
                            get(admin.describeTopics(List.of(topic)).allTopicNames()).get(topic).partitions().stream()
                                    .allMatch(partition -> partition.isr().size() == replicas));
        }
    }

    void create(String topic, int partitions, int replication) {
        try (Admin admin = Admin.create(settings)) {
            get(admin.createTopics(List.of(new NewTopic(topic, partitions, (short) replication)))
                    .all());
        }
    }

    Set<String> topics() {
        try (Admin admin = Admin.create(settings)) {
            return get(admin.listTopics().names());
        }
    }

    void send(String topic, String... values) {
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            for (String value : values) {
                get(producer.send(new ProducerRecord<>(topic, 0, "key", value)));
            }
        }
    }

    List<String> read(String topic, int count) {
        Map<String, Object> all = new HashMap<>(settings);
        all.remove("max.block.ms");
        all.put("auto.offset.reset", "earliest");
        List<String> values = new ArrayList<>();
        try (var consumer = new KafkaConsumer<>(all, new StringDeserializer(), new StringDeserializer())) {
            consumer.assign(List.of(new TopicPartition(topic, 0)));
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
            while (values.size() < count && System.nanoTime() < end) {
                consumer.poll(Duration.ofMillis(200)).forEach(record -> values.add(record.value()));
            }
        }
        return values;
    }

    private static <T> T get(java.util.concurrent.Future<T> future) {
        try {
            return future.get(30, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e);
        } catch (InterruptedException | TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }
}
