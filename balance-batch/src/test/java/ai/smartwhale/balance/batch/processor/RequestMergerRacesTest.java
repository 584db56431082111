// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.batch.processor;

import static org.assertj.core.api.Assertions.assertThat;

import ai.smartwhale.balance.batch.processor.RangeRules.Ask;
import ai.smartwhale.commons.concurrent.CommonsExecutors;
import ai.smartwhale.commons.concurrent.Ticker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Real threads on one merger. */
class RequestMergerRacesTest {

    private static final int THREADS = 6;

    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    private final CommonsExecutors delivery = CommonsExecutors.create("delivery", 2);
    private final RecordingListener<Ask, List<String>> listener = new RecordingListener<>();

    private RequestMerger<Ask, List<String>> merger(int waiters) {
        return RequestMerger.create(
                RequestMergerConfig.builder().maxWaiters(waiters).stripes(2).build(),
                RangeRules.RULES,
                listener,
                delivery.workers(),
                Ticker.system());
    }

    @AfterEach
    void end() throws InterruptedException {
        threads.shutdownNow();
        assertThat(threads.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
        delivery.close();
    }

    @Test
    void twoThreadsWithOneKeyBothGetTheAnswer() throws Exception {
        RequestMerger<Ask, List<String>> merger = merger(6_000);
        CyclicBarrier together = new CyclicBarrier(2);
        Callable<Integer> asker = () -> {
            int started = 0;
            for (int round = 0; round < 3_000; round++) {
                together.await(1, TimeUnit.MINUTES);
                Ask ask = Ask.of("k" + round, 2);
                MergeOutcome<Ask, List<String>> outcome = merger.merge(ask, MergeTerms.DEFAULT);
                CompletableFuture<List<String>> answer;
                if (outcome instanceof MergeOutcome.Started<Ask, List<String>> first) {
                    started++;
                    answer = first.answer();
                    first.group()
                            .complete(RangeRules.backend(first.group().seal().orElseThrow()));
                } else {
                    answer = ((MergeOutcome.Joined<Ask, List<String>>) outcome).answer();
                }
                assertThat(answer.get(1, TimeUnit.MINUTES)).isEqualTo(RangeRules.backend(ask));
            }
            return started;
        };
        Future<Integer> one = threads.submit(asker);
        Future<Integer> other = threads.submit(asker);
        assertThat(one.get(2, TimeUnit.MINUTES) + other.get(2, TimeUnit.MINUTES))
                .isBetween(3_000, 6_000);
        assertThat(merger.statistics().values()).isEqualTo(6_000);
        assertThat(merger.statistics().waiting()).isZero();
    }

    @Test
    void ofCancelCompleteAndExpireExactlyOneWins() throws Exception {
        RequestMerger<Ask, List<String>> merger = merger(2_000);
        int rounds = 2_000;
        CyclicBarrier together = new CyclicBarrier(3);
        List<MergeOutcome.Started<Ask, List<String>>> started = new ArrayList<>();
        AtomicInteger round = new AtomicInteger();
        AtomicInteger completed = new AtomicInteger();
        Callable<Void> canceller =
                racer(together, rounds, () -> current(started, round).answer().cancel(true));
        Callable<Void> completer = racer(together, rounds, () -> {
            if (current(started, round).group().complete(List.of("x", "y"))) {
                completed.incrementAndGet();
            }
        });
        List<Future<Void>> racers = List.of(threads.submit(canceller), threads.submit(completer));
        for (int i = 0; i < rounds; i++) {
            round.set(i);
            started.add((MergeOutcome.Started<Ask, List<String>>)
                    merger.merge(Ask.of("k", 2), MergeTerms.of(5, Duration.ofNanos(1))));
            together.await(1, TimeUnit.MINUTES);
            merger.expire();
            together.await(1, TimeUnit.MINUTES);
        }
        for (Future<Void> racer : racers) {
            racer.get(1, TimeUnit.MINUTES);
        }
        for (MergeOutcome.Started<Ask, List<String>> one : started) {
            one.answer().handle((value, failure) -> value).get(1, TimeUnit.MINUTES);
        }
        delivery.close();
        MergerStatistics counted = merger.statistics();
        assertThat(counted.values() + counted.cancelled() + counted.expired()).isEqualTo(rounds);
        assertThat(completed.get() + listener.abandoned.size()).isEqualTo(rounds);
        assertThat(counted.waiting()).isZero();
        assertThat(counted.open()).isZero();
    }

    private static MergeOutcome.Started<Ask, List<String>> current(
            List<MergeOutcome.Started<Ask, List<String>>> started, AtomicInteger round) {
        return started.get(round.get());
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

    @Test
    void theBoundIsExactWithSixteenThreads() throws Exception {
        int bound = 1_000;
        RequestMerger<Ask, List<String>> merger = merger(bound);
        ExecutorService many = Executors.newFixedThreadPool(16);
        CyclicBarrier together = new CyclicBarrier(16);
        List<Future<Integer>> running = new ArrayList<>();
        try {
            for (int t = 0; t < 16; t++) {
                int thread = t;
                running.add(many.submit(() -> {
                    together.await(1, TimeUnit.MINUTES);
                    int accepted = 0;
                    for (int i = 0; i < 200; i++) {
                        Ask ask = Ask.of("k" + (i % 3 == 0 ? "shared" : thread + "," + i), 1);
                        MergeOutcome<Ask, List<String>> outcome = merger.merge(ask, MergeTerms.DEFAULT);
                        accepted += outcome instanceof MergeOutcome.Rejected ? 0 : 1;
                        assertThat(merger.statistics().waiting()).isLessThanOrEqualTo(bound);
                    }
                    return accepted;
                }));
            }
            int accepted = 0;
            for (Future<Integer> one : running) {
                accepted += one.get(1, TimeUnit.MINUTES);
            }
            assertThat(accepted).isEqualTo(bound);
            assertThat(merger.statistics().waiting()).isEqualTo(bound);
        } finally {
            many.shutdownNow();
        }
    }

    @Test
    void inATurmoilEveryCallerEndsOnceAndTheBoundHolds() throws Exception {
        int bound = 64;
        RequestMerger<Ask, List<String>> merger = merger(bound);
        ConcurrentLinkedQueue<MergeGroup<Ask, List<String>>> queue = new ConcurrentLinkedQueue<>();
        ConcurrentLinkedQueue<CompletableFuture<List<String>>> answers = new ConcurrentLinkedQueue<>();
        AtomicInteger wrong = new AtomicInteger();
        AtomicInteger overshoot = new AtomicInteger();
        List<Future<?>> running = new ArrayList<>();
        for (int t = 0; t < THREADS; t++) {
            Random random = new Random(t);
            running.add(threads.submit(() -> {
                List<CompletableFuture<List<String>>> own = new ArrayList<>();
                for (int i = 0; i < 8_000; i++) {
                    switch (random.nextInt(4)) {
                        case 0, 1 -> ask(merger, random, queue, own, wrong);
                        case 2 -> serve(queue.poll(), random);
                        default -> {
                            if (!own.isEmpty()) {
                                own.remove(random.nextInt(own.size())).cancel(true);
                            }
                            merger.expire();
                        }
                    }
                    if (merger.statistics().open() > bound) {
                        overshoot.incrementAndGet();
                    }
                    queue.addAll(listener.takeResent());
                }
                answers.addAll(own);
            }));
        }
        for (Future<?> one : running) {
            one.get(2, TimeUnit.MINUTES);
        }
        calm(merger, queue);
        MergeOutcome<Ask, List<String>> first = merger.merge(Ask.of("last", 1), MergeTerms.DEFAULT);
        MergeOutcome<Ask, List<String>> second = merger.merge(Ask.of("last", 1), MergeTerms.DEFAULT);
        assertThat(first).isInstanceOf(MergeOutcome.Started.class);
        assertThat(second).isInstanceOf(MergeOutcome.Joined.class);
        merger.close();
        for (CompletableFuture<List<String>> answer : answers) {
            answer.handle((value, failure) -> value).get(1, TimeUnit.MINUTES);
        }
        delivery.close();
        assertThat(wrong).hasValue(0);
        assertThat(overshoot).hasValue(0);
        MergerStatistics counted = merger.statistics();
        assertThat(counted.waiting()).isZero();
        assertThat(counted.open()).isZero();
        assertThat(counted.values() + counted.failures() + counted.cancelled() + counted.expired())
                .isEqualTo(counted.accepted());
    }

    /** Answers what is open, until nobody waits: so every place that was taken was given back. */
    private void calm(
            RequestMerger<Ask, List<String>> merger, ConcurrentLinkedQueue<MergeGroup<Ask, List<String>>> queue) {
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
        while (merger.statistics().waiting() > 0 && System.nanoTime() < end) {
            queue.addAll(listener.takeResent());
            MergeGroup<Ask, List<String>> group = queue.poll();
            if (group != null) {
                group.seal().ifPresent(sent -> group.complete(RangeRules.backend(sent)));
            }
            Thread.onSpinWait();
        }
        assertThat(merger.statistics().waiting()).isZero();
        assertThat(merger.statistics().open()).isZero();
    }

    private static void ask(
            RequestMerger<Ask, List<String>> merger,
            Random random,
            ConcurrentLinkedQueue<MergeGroup<Ask, List<String>>> queue,
            List<CompletableFuture<List<String>>> own,
            AtomicInteger wrong) {
        String[] names = {"a", "b", "piece"};
        Ask ask = Ask.of(names[random.nextInt(3)], 1 + random.nextInt(3));
        MergeTerms terms =
                random.nextBoolean() ? MergeTerms.DEFAULT : MergeTerms.of(3, Duration.ofMillis(1 + random.nextInt(5)));
        MergeOutcome<Ask, List<String>> outcome = merger.merge(ask, terms);
        CompletableFuture<List<String>> answer;
        if (outcome instanceof MergeOutcome.Started<Ask, List<String>> started) {
            queue.add(started.group());
            answer = started.answer();
        } else if (outcome instanceof MergeOutcome.Joined<Ask, List<String>> joined) {
            answer = joined.answer();
        } else {
            return;
        }
        var unused = answer.thenAccept(value -> {
            if (!value.equals(RangeRules.backend(ask))) {
                wrong.incrementAndGet();
            }
        });
        own.add(answer);
    }

    private static void serve(MergeGroup<Ask, List<String>> group, Random random) {
        if (group != null) {
            group.seal().ifPresent(sent -> {
                if (random.nextInt(10) == 0) {
                    group.fail(new IllegalStateException("down"));
                } else {
                    group.complete(RangeRules.backend(sent));
                }
            });
        }
    }
}
