// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.benchmarks;

import ai.smartwhale.messaging.MessageSchemas;
import ai.smartwhale.messaging.MessagingConstants;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.WakeupException;

/**
 * Answers as cheaply as it can be done, so that the asking side is what is measured: bare clients, and for requests of
 * the wire contract a response made by putting request id and model id into a ready text.
 */
public final class Echo implements AutoCloseable {

    private static final String PREFIX = MessagingConstants.DATA_RESPONSES_PREFIX + '.';
    private static final byte[] ID_FIELD = "\"request_id\":\"".getBytes(StandardCharsets.US_ASCII);
    private static final int ID_LENGTH = 36;
    private static final Payloads DATA = new Payloads(4, 600);
    private static final String BEFORE = "{\"metadata\":{\"request_id\":\"";
    private static final String BETWEEN = "\",\"timestamp\":\"" + MessageSchemas.timestamp(Instant.EPOCH)
            + "\",\"source\":\"data\",\"priority\":3,\"request_source\":\"model\",\"destination\":\"";
    private static final String AFTER = "\"},\"payload\":{\"operation\":\"fetch_data\",\"status\":\"success\","
            + "\"data_type\":\"text\",\"data\":\"";

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final KafkaProducer<byte[], byte[]> producer;
    private final Thread thread;

    private Echo(
            String servers,
            String requests,
            int lingerMillis,
            Function<ConsumerRecord<byte[], byte[]>, ProducerRecord<byte[], byte[]>> answer) {
        consumer = Bare.consumer(servers, "latest");
        producer = Bare.producer(servers, lingerMillis);
        consumer.subscribe(List.of(requests));
        while (consumer.assignment().isEmpty()) {
            consumer.poll(Duration.ofMillis(50));
        }
        consumer.assignment().forEach(consumer::position);
        thread = new Thread(() -> answer(answer), "echo");
        thread.setDaemon(true);
        thread.start();
    }

    /** Answers the requests of the wire contract on the topics of their models. */
    static Echo ofContract(String servers, int lingerMillis) {
        return new Echo(servers, MessagingConstants.DATA_REQUESTS, lingerMillis, Echo::response);
    }

    /** Sends back what it gets, headers too. */
    static Echo ofBytes(String servers, String requests, String responses, int lingerMillis) {
        return new Echo(
                servers,
                requests,
                lingerMillis,
                record -> new ProducerRecord<>(responses, null, record.key(), record.value(), record.headers()));
    }

    private void answer(Function<ConsumerRecord<byte[], byte[]>, ProducerRecord<byte[], byte[]>> answer) {
        try {
            while (true) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(100))) {
                    var unused = producer.send(answer.apply(record));
                }
            }
        } catch (WakeupException e) {
            consumer.close();
            producer.close();
        }
    }

    private static ProducerRecord<byte[], byte[]> response(ConsumerRecord<byte[], byte[]> request) {
        return response(request, DATA.text((int) (request.offset() % 1_000)));
    }

    /** The answer to a request of the wire contract, on the topic of its model; the data needs no escape in JSON. */
    public static ProducerRecord<byte[], byte[]> response(ConsumerRecord<byte[], byte[]> request, String data) {
        String model = new String(request.key(), StandardCharsets.UTF_8);
        int from = indexOf(request.value()) + ID_FIELD.length;
        String id = new String(request.value(), from, ID_LENGTH, StandardCharsets.US_ASCII);
        byte[] text = (BEFORE + id + BETWEEN + model + AFTER + data + "\"}}").getBytes(StandardCharsets.UTF_8);
        return new ProducerRecord<>(PREFIX + model, request.key(), text);
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
