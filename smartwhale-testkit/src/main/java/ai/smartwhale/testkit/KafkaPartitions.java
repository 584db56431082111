// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.testkit;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Does with single partitions what no service does, to see what becomes of it. Thread-safe. */
public final class KafkaPartitions {

    private KafkaPartitions() {}

    /**
     * Adds partitions to a topic.
     *
     * @param kafka where it is
     * @param topic the topic
     * @param partitions how many it has then, more than now
     * @throws EmbeddedKafkaException if Kafka refuses
     * @throws InterruptedException if the thread is interrupted
     */
    public static void grow(EmbeddedKafka kafka, String topic, int partitions) throws InterruptedException {
        try (Admin admin = Admin.create(settings(kafka))) {
            await(
                    admin.createPartitions(Map.of(topic, NewPartitions.increaseTo(partitions)))
                            .all(),
                    topic);
        }
    }

    /**
     * Puts records into partitions, by a client that knows the partitions of now.
     *
     * @param kafka where the topic is
     * @param topic the topic
     * @param key the key of each
     * @param values one for each partition of these numbers
     * @throws EmbeddedKafkaException if Kafka refuses
     * @throws InterruptedException if the thread is interrupted
     */
    public static void put(EmbeddedKafka kafka, String topic, byte[] key, Map<Integer, byte[]> values)
            throws InterruptedException {
        ByteArraySerializer bytes = new ByteArraySerializer();
        try (var producer = new KafkaProducer<>(settings(kafka), bytes, bytes)) {
            for (Map.Entry<Integer, byte[]> value : values.entrySet()) {
                await(producer.send(new ProducerRecord<>(topic, value.getKey(), key, value.getValue())), topic);
            }
        }
    }

    private static Map<String, Object> settings(EmbeddedKafka kafka) {
        Map<String, Object> settings = new HashMap<>(kafka.adminProperties());
        settings.put("bootstrap.servers", kafka.bootstrapServers());
        return settings;
    }

    private static void await(Future<?> done, String topic) throws InterruptedException {
        try {
            done.get();
        } catch (ExecutionException e) {
            throw new EmbeddedKafkaException("topic " + topic + " was not changed", e);
        }
    }
}
