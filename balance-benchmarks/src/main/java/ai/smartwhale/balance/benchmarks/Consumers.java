// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.benchmarks;

import ai.smartwhale.messaging.KafkaService;
import ai.smartwhale.messaging.MessageHandler;
import ai.smartwhale.messaging.RetryPolicy;
import ai.smartwhale.messaging.Subscription;
import ai.smartwhale.messaging.SubscriptionConfig;
import io.confluent.parallelconsumer.ParallelConsumerOptions;
import io.confluent.parallelconsumer.ParallelConsumerOptions.ProcessingOrder;
import io.confluent.parallelconsumer.ParallelStreamProcessor;
import io.confluent.parallelconsumer.RecordContext;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.IntConsumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.DeadLetterPublishingRecoverer;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.kafka.listener.MessageListener;
import org.springframework.util.backoff.FixedBackOff;

/** The consumers that are compared. Each tells when it has done with a message: handled, or given up. */
final class Consumers {

    private static final int ATTEMPTS = 3;
    private static final Duration BACK_OFF = Duration.ofMillis(100);

    /** Begins a consumer. */
    @FunctionalInterface
    interface Start {

        /**
         * Begins.
         *
         * @param done called for each message that is done
         * @return ends the consumer
         */
        AutoCloseable begin(Runnable done);
    }

    private final String servers;
    private final KafkaService kafka;

    Consumers(String servers, KafkaService kafka) {
        this.servers = servers;
        this.kafka = kafka;
    }

    AutoCloseable bare(String topic, Runnable done) {
        KafkaConsumer<byte[], byte[]> consumer = Bare.consumer(servers, "earliest");
        consumer.subscribe(List.of(topic));
        Thread thread = new Thread(() -> {
            try (consumer) {
                while (true) {
                    for (int i = consumer.poll(Duration.ofMillis(100)).count(); i > 0; i--) {
                        done.run();
                    }
                    consumer.commitAsync();
                }
            } catch (WakeupException e) {
                Thread.currentThread().interrupt();
            }
        });
        thread.start();
        return () -> {
            consumer.wakeup();
            thread.join();
        };
    }

    AutoCloseable ours(String topic, int concurrency, IntConsumer work, Runnable done) {
        SubscriptionConfig config = SubscriptionConfig.builder("ours-" + UUID.randomUUID(), topic)
                .concurrency(concurrency)
                .retry(new RetryPolicy(ATTEMPTS, BACK_OFF, 1, BACK_OFF))
                .build();
        Subscription subscription = kafka.subscribe(config, message -> {
            int number = Integer.parseInt(message.header("n").orElseThrow());
            try {
                work.accept(number);
            } catch (IllegalStateException e) {
                if (message.attempt() == ATTEMPTS) {
                    done.run();
                }
                throw e;
            }
            done.run();
            return MessageHandler.DONE;
        });
        return subscription::close;
    }

    AutoCloseable parallel(String topic, int concurrency, IntConsumer work, Runnable done) {
        ParallelStreamProcessor<byte[], byte[]> processor =
                ParallelStreamProcessor.createEosStreamProcessor(ParallelConsumerOptions.<byte[], byte[]>builder()
                        .consumer(Bare.consumer(servers, "earliest"))
                        .ordering(ProcessingOrder.KEY)
                        .maxConcurrency(concurrency)
                        .defaultMessageRetryDelay(BACK_OFF)
                        .retryDelayProvider(context -> BACK_OFF)
                        .build());
        processor.subscribe(List.of(topic));
        processor.poll(context -> {
            RecordContext<byte[], byte[]> one = context.getSingleRecord();
            try {
                work.accept(number(one.getConsumerRecord()));
            } catch (IllegalStateException e) {
                if (one.getNumberOfFailedAttempts() + 1 < ATTEMPTS) {
                    throw e;
                }
            }
            done.run();
        });
        return () -> processor.close(
                Duration.ofSeconds(1),
                io.confluent.parallelconsumer.internal.DrainingCloseable.DrainingMode.DONT_DRAIN);
    }

    AutoCloseable spring(String topic, boolean eachRecord, int threads, IntConsumer work, Runnable done) {
        var producers = new DefaultKafkaProducerFactory<>(
                Bare.producerSettings(servers, 1), new ByteArraySerializer(), new ByteArraySerializer());
        KafkaTemplate<byte[], byte[]> template = new KafkaTemplate<>(producers);
        DeadLetterPublishingRecoverer recoverer = new DeadLetterPublishingRecoverer(
                template,
                (record, e) -> new org.apache.kafka.common.TopicPartition(topic + ".dlq", record.partition()));
        ContainerProperties properties = new ContainerProperties(topic);
        properties.setAckMode(eachRecord ? ContainerProperties.AckMode.RECORD : ContainerProperties.AckMode.BATCH);
        properties.setMessageListener((MessageListener<byte[], byte[]>) record -> {
            work.accept(number(record));
            done.run();
        });
        Map<String, Object> settings = new HashMap<>(Bare.consumerSettings(servers, "earliest"));
        var container = new ConcurrentMessageListenerContainer<>(
                new DefaultKafkaConsumerFactory<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer()),
                properties);
        container.setConcurrency(threads);
        container.setCommonErrorHandler(new DefaultErrorHandler(
                (record, e) -> {
                    recoverer.accept(record, e);
                    done.run();
                },
                new FixedBackOff(BACK_OFF.toMillis(), ATTEMPTS - 1)));
        container.start();
        return () -> {
            container.stop();
            producers.destroy();
        };
    }

    private static int number(ConsumerRecord<?, ?> record) {
        Header header = record.headers().lastHeader("n");
        return Integer.parseInt(new String(header.value(), StandardCharsets.UTF_8));
    }
}
