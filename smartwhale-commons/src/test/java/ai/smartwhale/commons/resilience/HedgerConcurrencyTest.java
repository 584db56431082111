// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.resilience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ai.smartwhale.commons.concurrent.CommonsExecutors;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class HedgerConcurrencyTest {

    private static final int CALLS = 3_000;

    @Test
    void everyCallEndsOnceAndNothingRunsOn() throws Exception {
        HedgeConfig config = HedgeConfig.builder()
                .beginning(Duration.ofNanos(200_000), 1_000_000)
                .mostHedges(3)
                .budget(new RetryBudget(3, 0, Duration.ofMinutes(1)))
                .build();
        Queue<CompletableFuture<String>> stages = new ConcurrentLinkedQueue<>();
        AtomicInteger begun = new AtomicInteger();
        AtomicInteger told = new AtomicInteger();
        SplittableRandom seeds = new SplittableRandom(9);
        try (CommonsExecutors executors = CommonsExecutors.create("hedge-test");
                CommonsExecutors answers = CommonsExecutors.create("answer-test");
                Hedger hedger = Hedger.create(config, executors)) {
            List<CompletableFuture<String>> all = new ArrayList<>();
            for (int i = 0; i < CALLS; i++) {
                long seed = seeds.nextLong();
                all.add(hedger.call("op", new HedgedCall<>() {
                    @Override
                    public CompletableFuture<String> start(int attempt) {
                        SplittableRandom random = new SplittableRandom(seed + attempt);
                        CompletableFuture<String> stage = new CompletableFuture<>();
                        begun.incrementAndGet();
                        stages.add(stage);
                        boolean good = random.nextInt(4) > 0;
                        var unused = answers.timer()
                                .schedule(
                                        () -> good
                                                ? stage.complete("answer")
                                                : stage.completeExceptionally(new IOException("down")),
                                        random.nextInt(1_500_000),
                                        TimeUnit.NANOSECONDS);
                        return stage;
                    }

                    @Override
                    public void cancelled(int attempt) {
                        told.incrementAndGet();
                    }
                }));
            }
            await().atMost(Duration.ofMinutes(1)).until(() -> all.stream().allMatch(CompletableFuture::isDone));
            await().atMost(Duration.ofMinutes(1)).until(() -> stages.stream().allMatch(CompletableFuture::isDone));
            // An attempt that was on its way when its call ended is counted a moment later.
            await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> {
                HedgeReport report = hedger.report("op").orElseThrow();
                assertThat(report.calls()).isEqualTo(CALLS);
                assertThat(begun.get()).isBetween(CALLS, CALLS + Math.toIntExact(report.hedges()));
                assertThat(told.get()).isEqualTo(Math.toIntExact(report.cancelled()));
            });
            assertThat(all.stream()
                            .filter(CompletableFuture::isCompletedExceptionally)
                            .count())
                    .as("failures only where all attempts failed")
                    .isLessThan(CALLS / 2);
        }
    }
}
