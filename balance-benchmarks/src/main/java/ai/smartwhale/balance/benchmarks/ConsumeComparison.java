// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.benchmarks;

import ai.smartwhale.messaging.KafkaConfig;
import ai.smartwhale.messaging.KafkaService;
import ai.smartwhale.messaging.OutgoingMessage;
import ai.smartwhale.messaging.TopicSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;

/** Receiving 1 KiB messages with 1,000 keys from 4 partitions: empty handlers, slow handlers, poisoned messages. */
final class ConsumeComparison {

    private static final int MANY = 150_000;
    private static final int FEW = 8_000;
    private static final long WORK_NANOS = 2_000_000;

    private ConsumeComparison() {}

    static void run(String servers, int rounds) throws Exception {
        try (KafkaService kafka = KafkaService.create(KafkaConfig.of(servers))) {
            kafka.connect();
            String many = fill(kafka, MANY);
            String few = fill(kafka, FEW);
            Consumers consumers = new Consumers(servers, kafka);
            IntConsumer nothing = i -> {};
            new Rounds()
                    .add("bare poll loop", () -> count(MANY, done -> consumers.bare(many, done)))
                    .add("Balance", () -> count(MANY, done -> consumers.ours(many, 16, nothing, done)))
                    .add(
                            "Spring, AckMode.BATCH",
                            () -> count(MANY, done -> consumers.spring(many, false, 4, nothing, done)))
                    .run("Empty handlers", rounds, MANY);
            new Rounds()
                    .add(
                            "Spring, AckMode.RECORD",
                            () -> count(FEW, done -> consumers.spring(few, true, 4, nothing, done)))
                    .add("parallel-consumer KEY", () -> count(FEW, done -> consumers.parallel(few, 16, nothing, done)))
                    .run("Empty handlers, the slow ones", rounds, FEW);
            IntConsumer work = i -> LockSupport.parkNanos(WORK_NANOS);
            new Rounds()
                    .add("Balance, 64 at a time", () -> count(FEW, done -> consumers.ours(few, 64, work, done)))
                    .add("parallel-consumer KEY, 64", () -> count(FEW, done -> consumers.parallel(few, 64, work, done)))
                    .add("Spring, 4 threads", () -> count(FEW, done -> consumers.spring(few, false, 4, work, done)))
                    .run("Handlers of 2 ms", rounds, FEW);
            IntConsumer poisoned = i -> {
                if (i * 7_919L % 10_007 % 100 == 7) {
                    throw new IllegalStateException("poison");
                }
            };
            new Rounds()
                    .add("Balance, dead letters", () -> count(FEW, done -> consumers.ours(few, 64, poisoned, done)))
                    .add(
                            "parallel-consumer KEY, no dead letters",
                            () -> count(FEW, done -> consumers.parallel(few, 64, poisoned, done)))
                    .add(
                            "Spring, dead letters",
                            () -> count(FEW, done -> consumers.spring(few, false, 4, poisoned, done)))
                    .run("1 % poisoned: 3 attempts, 100 ms apart, then given up", Math.min(rounds, 4), FEW);
        }
    }

    /** Begins a consumer and waits until it has done with so many messages; its rate counts from the first of them. */
    private static Map<String, Double> count(int messages, Consumers.Start start) throws Exception {
        AtomicInteger done = new AtomicInteger();
        AtomicLong first = new AtomicLong();
        CountDownLatch all = new CountDownLatch(1);
        try (AutoCloseable running = start.begin(() -> {
            int count = done.incrementAndGet();
            if (count == 1) {
                first.set(System.nanoTime());
            } else if (count == messages) {
                all.countDown();
            }
        })) {
            all.await();
            return Map.of("per s", (messages - 1) / ((System.nanoTime() - first.get()) / 1e9));
        }
    }

    private static String fill(KafkaService kafka, int messages) {
        String topic = "consume-" + UUID.randomUUID();
        kafka.createTopic(TopicSpec.of(topic, 4, 1)).join();
        kafka.createTopic(TopicSpec.of(topic + ".dlq", 4, 1)).join();
        Payloads payloads = new Payloads(ThreadLocalRandom.current().nextLong());
        for (int from = 0; from < messages; from += 2_000) {
            List<OutgoingMessage> batch = new ArrayList<>();
            for (int i = from; i < from + 2_000; i++) {
                batch.add(OutgoingMessage.of(topic, "key-" + i % 1_000, payloads.get(i))
                        .withHeader("n", Integer.toString(i)));
            }
            if (kafka.sendBatch(batch).join().sent() != batch.size()) {
                throw new IllegalStateException("the topic could not be filled");
            }
        }
        return topic;
    }
}
