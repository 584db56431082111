// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.benchmarks;

import ai.smartwhale.messaging.MessageSchemas;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.WakeupException;

/**
 * Answers as cheaply as it can be done, so that the asking side is what is measured: bare clients, and a response made
 * by putting the request id into a ready text of the wire contract. Anything that is no request is sent back as it is.
 */
final class Echo implements AutoCloseable {

    private static final byte[] ID_FIELD = "\"request_id\":\"".getBytes(StandardCharsets.US_ASCII);
    private static final int ID_LENGTH = 36;

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final KafkaProducer<byte[], byte[]> producer;
    private final Thread thread;
    private final String before = "{\"metadata\":{\"request_id\":\"";
    private final String after;

    Echo(String servers, String requests, String responses, int lingerMillis, boolean contract) {
        consumer = Bare.consumer(servers, "latest");
        producer = Bare.producer(servers, lingerMillis);
        after = "\",\"timestamp\":\"" + MessageSchemas.timestamp(java.time.Instant.EPOCH)
                + "\",\"source\":\"data\",\"destination\":\"echo\",\"priority\":3,\"request_source\":\"model\"},"
                + "\"payload\":{\"operation\":\"fetch_data\",\"status\":\"success\",\"data_type\":\"text\",\"data\":\""
                + "x".repeat(600) + "\"}}";
        consumer.subscribe(List.of(requests));
        while (consumer.assignment().isEmpty()) {
            consumer.poll(Duration.ofMillis(50));
        }
        consumer.assignment().forEach(consumer::position);
        thread = new Thread(() -> answer(responses, contract), "echo");
        thread.setDaemon(true);
        thread.start();
    }

    private void answer(String responses, boolean contract) {
        try {
            while (true) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(100))) {
                    byte[] answer = contract ? response(record.value()) : record.value();
                    var reply = new ProducerRecord<>(responses, null, record.key(), answer, record.headers());
                    var unused = producer.send(reply);
                }
            }
        } catch (WakeupException e) {
            consumer.close();
            producer.close();
        }
    }

    private byte[] response(byte[] request) {
        int id = indexOf(request) + ID_FIELD.length;
        return (before + new String(request, id, ID_LENGTH, StandardCharsets.US_ASCII) + after)
                .getBytes(StandardCharsets.UTF_8);
    }

    private static int indexOf(byte[] text) {
        for (int i = 0; ; i++) {
            int j = 0;
            while (j < ID_FIELD.length && text[i + j] == ID_FIELD[j]) {
                j++;
            }
            if (j == ID_FIELD.length) {
                return i;
            }
        }
    }

    @Override
    public void close() throws InterruptedException {
        consumer.wakeup();
        thread.join();
    }
}
