// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.monitoring.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.LimitExceededException;
import ai.smartwhale.commons.monitoring.ManualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class HealthCheckerTest {

    /** Long enough for a thread to begin on a machine that has a lot to do. */
    private static final Duration SHORT = Duration.ofMillis(1_500);

    private static final Duration LONG = Duration.ofSeconds(50);

    private final ManualTime time = new ManualTime();

    private HealthCheckerBuilder builder() {
        return HealthChecker.builder().time(time, time);
    }

    private static HealthCheckSpec.Builder patient(String name, HealthCheck check) {
        return HealthCheckSpec.builder(name, check).timeout(LONG);
    }

    private static HealthStatus statusOf(HealthReport report, String name) {
        return report.results().stream()
                .filter(result -> result.name().equals(name))
                .findFirst()
                .orElseThrow()
                .status();
    }

    @Test
    void checksRunSideBySide() {
        int many = 12;
        CyclicBarrier together = new CyclicBarrier(many);
        HealthCheckerBuilder builder = builder();
        for (int i = 0; i < many; i++) {
            builder.check(patient("c" + i, () -> {
                        together.await(40, TimeUnit.SECONDS);
                        return HealthOutcome.UP;
                    })
                    .build());
        }
        try (HealthChecker checker = builder.build()) {
            HealthReport report = checker.check();
            assertThat(report.status()).isEqualTo(HealthStatus.UP);
            assertThat(report.results()).extracting(HealthResult::name).containsExactlyElementsOf(checker.names());
        }
    }

    @Test
    void aCheckThatHangsIsDownAndKeepsNobodyFromRunning() {
        CountDownLatch never = new CountDownLatch(1);
        AtomicInteger starts = new AtomicInteger();
        AtomicInteger others = new AtomicInteger();
        HealthCheck deaf = () -> {
            starts.incrementAndGet();
            while (never.getCount() > 0) {
                try {
                    never.await();
                } catch (InterruptedException deafToIt) {
                    assertThat(never.getCount()).isEqualTo(1);
                }
            }
            return HealthOutcome.UP;
        };
        try (HealthChecker checker = builder()
                .check(HealthCheckSpec.builder("deaf", deaf).timeout(SHORT).build())
                .check(patient("other", () -> {
                            others.incrementAndGet();
                            return HealthOutcome.UP;
                        })
                        .build())
                .build()) {
            for (int round = 1; round <= 5; round++) {
                HealthReport report = checker.check();
                assertThat(statusOf(report, "deaf")).isEqualTo(HealthStatus.DOWN);
                assertThat(statusOf(report, "other")).isEqualTo(HealthStatus.UP);
                assertThat(starts).hasValue(1);
                assertThat(others).hasValue(round);
                time.advance(Duration.ofMinutes(1));
            }
            assertThat(checker.last("deaf").orElseThrow().outcome().note()).contains("earlier run");
            never.countDown();
            await().atMost(LONG).until(() -> {
                time.advance(Duration.ofMinutes(1));
                return statusOf(checker.check(), "deaf") == HealthStatus.UP;
            });
            assertThat(starts).hasValueGreaterThan(1);
        }
    }

    @Test
    void aCheckIsInterruptedWhenItsTimeIsOver() throws InterruptedException {
        CountDownLatch interrupted = new CountDownLatch(1);
        try (HealthChecker checker = builder()
                .check(HealthCheckSpec.builder("slow", () -> {
                            try {
                                new CountDownLatch(1).await();
                                return HealthOutcome.UP;
                            } catch (InterruptedException e) {
                                interrupted.countDown();
                                throw e;
                            }
                        })
                        .timeout(SHORT)
                        .build())
                .build()) {
            HealthReport report = checker.check();
            assertThat(report.status()).isEqualTo(HealthStatus.DOWN);
            assertThat(report.results().get(0).outcome().note()).isEqualTo("did not end in time");
            assertThat(interrupted.await(50, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void whatWasFoundIsGivenOutUntilItIsTooOld() {
        AtomicInteger runs = new AtomicInteger();
        try (HealthChecker checker = builder()
                .check(patient("counted", () -> {
                            runs.incrementAndGet();
                            return HealthOutcome.UP;
                        })
                        .ttl(Duration.ofSeconds(10))
                        .build())
                .build()) {
            assertThat(checker.last("counted")).isEmpty();
            HealthReport first = checker.check();
            time.advance(Duration.ofMillis(9_999));
            assertThat(checker.check().results()).isEqualTo(first.results());
            assertThat(runs).hasValue(1);
            time.advance(Duration.ofMillis(1));
            checker.check();
            assertThat(runs).hasValue(2);
            assertThat(checker.last("counted").orElseThrow().checkedAt()).isEqualTo(time.instant());
        }
    }

    @Test
    void manyWhoAskAtOnceCostOneRun() throws Exception {
        AtomicInteger runs = new AtomicInteger();
        CountDownLatch go = new CountDownLatch(1);
        ExecutorService callers = Executors.newFixedThreadPool(8);
        try (HealthChecker checker = builder()
                .check(patient("counted", () -> {
                            runs.incrementAndGet();
                            go.await();
                            return HealthOutcome.degraded("slow");
                        })
                        .build())
                .build()) {
            List<Future<HealthReport>> asked = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                asked.add(callers.submit((Callable<HealthReport>) checker::check));
            }
            await().atMost(LONG).until(() -> runs.get() == 1);
            go.countDown();
            for (Future<HealthReport> report : asked) {
                assertThat(report.get().status()).isEqualTo(HealthStatus.DEGRADED);
            }
            assertThat(runs).hasValue(1);
        } finally {
            callers.shutdownNow();
        }
    }

    @Test
    void groupsAreApartAndTheWorstOfThemCounts() {
        HealthCheck down = () -> HealthOutcome.down("gone");
        try (HealthChecker checker = builder()
                .check(patient("alive", () -> HealthOutcome.UP)
                        .groups(HealthGroup.LIVENESS)
                        .build())
                .check(patient("cache", down).critical(false).build())
                .check(patient("both", () -> HealthOutcome.UP)
                        .groups(HealthGroup.LIVENESS, HealthGroup.READINESS)
                        .build())
                .check(patient("first", down).groups(HealthGroup.STARTUP).build())
                .build()) {
            assertThat(checker.check(HealthGroup.LIVENESS).status()).isEqualTo(HealthStatus.UP);
            assertThat(checker.check(HealthGroup.LIVENESS).results())
                    .extracting(HealthResult::name)
                    .containsExactly("alive", "both");
            assertThat(checker.check(HealthGroup.READINESS).status()).isEqualTo(HealthStatus.DEGRADED);
            assertThat(checker.check(HealthGroup.STARTUP).status()).isEqualTo(HealthStatus.DOWN);
            assertThat(checker.check().status()).isEqualTo(HealthStatus.DOWN);
        }
        try (HealthChecker nothing = HealthChecker.builder().build()) {
            assertThat(nothing.check(HealthGroup.LIVENESS).status()).isEqualTo(HealthStatus.UP);
        }
    }

    @Test
    void oneBadFindingDoesNotShowWhereItIsDamped() {
        AtomicReference<HealthOutcome> now = new AtomicReference<>(HealthOutcome.UP);
        try (HealthChecker checker = builder()
                .check(patient("flapping", now::get).damping(3, 2).build())
                .build()) {
            List<HealthStatus> shown = new ArrayList<>();
            for (char found : "UDUDDUDDDUDUUU".toCharArray()) {
                now.set(found == 'U' ? HealthOutcome.UP : HealthOutcome.down("gone"));
                shown.add(checker.check().status());
                assertThat(checker.last("flapping").orElseThrow().outcome()).isEqualTo(now.get());
                time.advance(Duration.ofMinutes(1));
            }
            assertThat(shown.stream()
                            .map(status -> status == HealthStatus.UP ? "U" : "D")
                            .toList())
                    .containsExactly("U", "U", "U", "U", "U", "U", "U", "U", "D", "D", "D", "D", "U", "U");
        }
    }

    @Test
    void whatAnExceptionSaysStaysInside() {
        try (HealthChecker checker = builder()
                .check(patient("secretive", () -> {
                            throw new IllegalStateException("password=hunter2");
                        })
                        .build())
                .check(patient("broken", () -> {
                            throw new AssertionError("token=abc");
                        })
                        .build())
                .build()) {
            HealthReport report = checker.check();
            assertThat(report.status()).isEqualTo(HealthStatus.DOWN);
            assertThat(report.toString())
                    .contains("failed")
                    .doesNotContain("hunter2")
                    .doesNotContain("abc");
        }
    }

    @Test
    void aRefusedRunIsDownAndTriedAgain() {
        AtomicInteger refusals = new AtomicInteger(1);
        try (HealthChecker checker = builder()
                .check(patient("unlucky", () -> HealthOutcome.UP).build())
                .executor(task -> {
                    if (refusals.getAndDecrement() > 0) {
                        throw new RejectedExecutionException("test");
                    }
                    task.run();
                })
                .build()) {
            assertThat(checker.check().status()).isEqualTo(HealthStatus.DOWN);
            time.advance(Duration.ofMinutes(1));
            assertThat(checker.check().status()).isEqualTo(HealthStatus.UP);
        }
    }

    @Test
    void whatCannotBeIsRefused() {
        HealthCheck up = () -> HealthOutcome.UP;
        assertThatThrownBy(() -> HealthCheckSpec.of("With Space", up)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() ->
                        HealthCheckSpec.builder("a", up).timeout(Duration.ZERO).build())
                .isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> HealthCheckSpec.builder("a", up).groups().build())
                .isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> HealthCheckSpec.builder("a", up).damping(0, 1).build())
                .isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> HealthOutcome.down("x".repeat(201))).isInstanceOf(LimitExceededException.class);
        assertThatThrownBy(() -> new HealthOutcome.Reading("a", Double.NaN, "b"))
                .isInstanceOf(InvalidValueException.class);
        HealthCheckerBuilder builder = builder().check("a", up);
        assertThatThrownBy(() -> builder.check("a", up)).isInstanceOf(InvalidValueException.class);
        HealthChecker checker = builder.build();
        assertThatThrownBy(() -> checker.last("b")).isInstanceOf(InvalidValueException.class);
        checker.close();
        checker.close();
        assertThatThrownBy(checker::check).isInstanceOf(IllegalStateException.class);
    }
}
