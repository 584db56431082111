// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.batch.processor;

import static org.assertj.core.api.Assertions.assertThat;

import ai.smartwhale.balance.batch.optimizer.SizeCalculator;
import ai.smartwhale.balance.batch.optimizer.SizeCalculatorConfig;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Whatever fails and whenever it is closed: every item ends, and nothing is held for ever. */
class BatchProcessorEndsTest extends BatchFixture {

    private static final long LONG_SECONDS = 60;

    private static void answer(Batch<String> batch, BatchReply<String> reply) {
        for (int i = 0; i < batch.items().size(); i++) {
            reply.answer(i, batch.items().get(i));
        }
    }

    private BatchProcessorBuilder<String, String> sending(BatchSender<String, String> sender) {
        return BatchProcessor.<String, String>builder(sender)
                .config(BatchProcessorConfig.builder().build())
                .sizes(SizeCalculator.create(
                        SizeCalculatorConfig.builder().sizes(SIZE, SIZE, SIZE).build()))
                .ticker(time);
    }

    @Test
    void whatIsClosedWhileItSendsSendsNoMoreBatches() {
        List<List<String>> sent = new ArrayList<>();
        AtomicReference<BatchProcessor<String, String>> self = new AtomicReference<>();
        BatchProcessor<String, String> closing = sending((batch, reply) -> {
                    sent.add(batch.items());
                    answer(batch, reply);
                    self.get().close();
                })
                .source(source, (item, outcome) -> ended.put(item, outcome))
                .build();
        self.set(closing);
        add("a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l");
        closing.processBatches();
        assertThat(sent).hasSize(1);
        assertThat(ended).hasSize(SIZE);
    }

    @Test
    void aSenderThatFailsWithAnErrorFailsItsItems() throws Exception {
        BatchProcessor<String, String> failing = sending((batch, reply) -> {
                    throw new NoClassDefFoundError("codec");
                })
                .build();
        CompletableFuture<BatchResult<String, String>> result = failing.processBatch(List.of("a", "b"));
        assertThat(result.get(LONG_SECONDS, TimeUnit.SECONDS).items())
                .allSatisfy(item -> assertThat(item.outcome()).isInstanceOf(ItemOutcome.Failed.class));
        assertThat(failing.statistics().inFlight()).isZero();
    }

    @Test
    void aCalculatorThatCannotLearnKeepsNoPlaceOfABatch() {
        SizeCalculator real = SizeCalculator.create(
                SizeCalculatorConfig.builder().sizes(SIZE, SIZE, SIZE).build());
        SizeCalculator failing = (SizeCalculator) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {SizeCalculator.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("observe")) {
                        throw new IllegalStateException("nothing is learnt");
                    }
                    try {
                        return method.invoke(real, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
        BatchProcessor<String, String> learning =
                builder(BatchProcessorConfig.builder().build()).sizes(failing).build();
        add("a", "b", "c", "d");
        learning.processBatches();
        backend.answer(BatchProcessorEndsTest::answer);
        assertThat(learning.statistics().inFlight()).isZero();
    }

    /** Batches are given, sent and answered by other threads while it is closed. */
    @Test
    void everyItemEndsHoweverItIsClosed() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            for (int round = 0; round < 300; round++) {
                ConcurrentLinkedQueue<Runnable> answers = new ConcurrentLinkedQueue<>();
                BatchProcessor<String, String> closing = sending(
                                (batch, reply) -> answers.add(() -> answer(batch, reply)))
                        .build();
                ConcurrentLinkedQueue<CompletableFuture<BatchResult<String, String>>> results =
                        new ConcurrentLinkedQueue<>();
                CountDownLatch begun = new CountDownLatch(3);
                AtomicBoolean over = new AtomicBoolean();
                List<Future<?>> users = new ArrayList<>();
                for (int user = 0; user < 2; user++) {
                    users.add(threads.submit(() -> give(closing, results, begun)));
                }
                users.add(threads.submit(() -> {
                    begun.countDown();
                    while (!over.get()) {
                        Runnable next = answers.poll();
                        if (next != null) {
                            next.run();
                        }
                    }
                }));
                begun.await();
                closing.close();
                for (Future<?> user : users.subList(0, 2)) {
                    user.get(LONG_SECONDS, TimeUnit.SECONDS);
                }
                for (CompletableFuture<?> result : results) {
                    result.get(LONG_SECONDS, TimeUnit.SECONDS);
                }
                over.set(true);
                users.get(2).get(LONG_SECONDS, TimeUnit.SECONDS);
                assertThat(closing.statistics().inFlight()).isZero();
                assertThat(closing.statistics().waiting()).isZero();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static void give(
            BatchProcessor<String, String> to,
            ConcurrentLinkedQueue<CompletableFuture<BatchResult<String, String>>> results,
            CountDownLatch begun) {
        try {
            for (int i = 0; i < 1_000; i++) {
                results.add(to.processBatch(List.of("a", "b", "c")));
                if (i == 1) {
                    begun.countDown();
                }
            }
        } catch (IllegalStateException closed) {
            // As it must be, some time.
        } finally {
            begun.countDown();
        }
    }
}
