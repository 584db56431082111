// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.batch.processor;

import static org.assertj.core.api.Assertions.assertThat;

import ai.smartwhale.commons.concurrent.CommonsExecutors;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Real threads. */
class BatchProcessorRacesTest {

    private final ExecutorService threads = Executors.newFixedThreadPool(4);
    private final CommonsExecutors executors = CommonsExecutors.create("batches", 2);

    @AfterEach
    void end() throws InterruptedException {
        threads.shutdownNow();
        assertThat(threads.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
        executors.close();
    }

    @Test
    void ofAnswerFailureAndTimeoutExactlyOneWins() throws Exception {
        FakeTime time = new FakeTime();
        AtomicReference<BatchReply<String>> reply = new AtomicReference<>();
        AtomicInteger released = new AtomicInteger();
        BatchProcessor<String, String> processor = BatchProcessor.<String, String>builder((batch, to) -> reply.set(to))
                .config(BatchProcessorConfig.builder()
                        .timeout(Duration.ofMillis(1))
                        .build())
                .leases(items -> java.util.Optional.of(released::incrementAndGet))
                .ticker(time)
                .build();
        int rounds = 2_000;
        CyclicBarrier together = new CyclicBarrier(3);
        AtomicInteger won = new AtomicInteger();
        Future<Void> answers = threads.submit(racer(together, rounds, () -> {
            if (reply.get().answer(0, "v")) {
                won.incrementAndGet();
            }
        }));
        Future<Void> fails = threads.submit(racer(together, rounds, () -> {
            if (reply.get().fail(0, new IllegalStateException("down"))) {
                won.incrementAndGet();
            }
        }));
        int expired = 0;
        for (int i = 0; i < rounds; i++) {
            var result = processor.processBatch(List.of("a"));
            time.pass(Duration.ofMillis(1));
            together.await(1, TimeUnit.MINUTES);
            processor.handleIncomingBatches();
            together.await(1, TimeUnit.MINUTES);
            if (result.get(1, TimeUnit.MINUTES).items().get(0).outcome() instanceof ItemOutcome.Expired<String>) {
                expired++;
            }
        }
        answers.get(1, TimeUnit.MINUTES);
        fails.get(1, TimeUnit.MINUTES);
        assertThat(won.get() + expired).isEqualTo(rounds);
        assertThat(released).hasValue(rounds);
        assertThat(processor.statistics().inFlight()).isZero();
    }

    private static Callable<Void> racer(CyclicBarrier together, int rounds, Runnable act) {
        return () -> {
            for (int i = 0; i < rounds; i++) {
                together.await(1, TimeUnit.MINUTES);
                act.run();
                together.await(1, TimeUnit.MINUTES);
            }
            return null;
        };
    }

    /** A source that wakes the worker for each item, and answers that come from other threads. */
    @Test
    void withAWorkerEverythingFromManyThreadsIsAnswered() throws Exception {
        int producers = 3;
        int each = 3_000;
        Queue<Integer> queue = new ConcurrentLinkedQueue<>();
        CountDownLatch left = new CountDownLatch(producers * each);
        AtomicInteger wrong = new AtomicInteger();
        BatchWorker worker = BatchWorker.create(executors.workers(), executors.timer());
        BatchProcessor<Integer, Integer> processor = BatchProcessor.<Integer, Integer>builder((batch, reply) ->
                        threads.execute(() -> {
                            for (int i = 0; i < batch.items().size(); i++) {
                                reply.answer(i, -batch.items().get(i));
                            }
                        }))
                .source(new QueueSource(queue), (item, outcome) -> {
                    if (!outcome.equals(new ItemOutcome.Value<>(-item))) {
                        wrong.incrementAndGet();
                    }
                    left.countDown();
                })
                .wake(worker::wake)
                .build();
        worker.drive(processor);
        List<Future<?>> running = new ArrayList<>();
        ExecutorService producing = Executors.newFixedThreadPool(producers);
        try {
            for (int p = 0; p < producers; p++) {
                int first = 1 + p * each;
                running.add(producing.submit(() -> {
                    for (int i = 0; i < each; i++) {
                        queue.add(first + i);
                        worker.wake();
                    }
                }));
            }
            for (Future<?> one : running) {
                one.get(1, TimeUnit.MINUTES);
            }
            assertThat(left.await(1, TimeUnit.MINUTES)).isTrue();
        } finally {
            producing.shutdownNow();
        }
        worker.close();
        processor.close();
        assertThat(wrong).hasValue(0);
        assertThat(processor.statistics().values()).isEqualTo((long) producers * each);
        assertThat(processor.statistics().batches()).isLessThan((long) producers * each);
    }

    private record QueueSource(Queue<Integer> queue) implements BatchSource<Integer> {

        @Override
        public int ready() {
            return queue.size();
        }

        @Override
        public java.util.OptionalLong oldestNanos() {
            return queue.isEmpty()
                    ? java.util.OptionalLong.empty()
                    : java.util.OptionalLong.of(System.nanoTime() - 1_000_000_000);
        }

        @Override
        public List<Integer> take(int most) {
            List<Integer> taken = new ArrayList<>();
            for (Integer item = queue.poll(); item != null; item = taken.size() < most ? queue.poll() : null) {
                taken.add(item);
            }
            return taken;
        }

        @Override
        public void putBack(List<Integer> items) {
            queue.addAll(items);
        }
    }

    @Test
    void aWorkerStepsWhenTheTimeHasComeWithoutBeingWoken() throws Exception {
        Queue<Integer> queue = new ConcurrentLinkedQueue<>(List.of(1));
        CountDownLatch sent = new CountDownLatch(1);
        BatchWorker worker = BatchWorker.create(executors.workers(), executors.timer());
        long began = System.nanoTime();
        BatchProcessor<Integer, Integer> processor = BatchProcessor.<Integer, Integer>builder(
                        (batch, reply) -> sent.countDown())
                .source(
                        new BatchSource<>() {
                            @Override
                            public int ready() {
                                return queue.size();
                            }

                            @Override
                            public java.util.OptionalLong oldestNanos() {
                                return java.util.OptionalLong.of(began);
                            }

                            @Override
                            public List<Integer> take(int most) {
                                return List.of(queue.remove());
                            }

                            @Override
                            public void putBack(List<Integer> items) {
                                queue.addAll(items);
                            }
                        },
                        (item, outcome) -> {})
                .build();
        worker.drive(processor);
        assertThat(sent.await(1, TimeUnit.MINUTES)).isTrue();
        assertThat(System.nanoTime() - began)
                .isGreaterThanOrEqualTo(Duration.ofMillis(10).toNanos());
        worker.close();
        processor.close();
    }
}
