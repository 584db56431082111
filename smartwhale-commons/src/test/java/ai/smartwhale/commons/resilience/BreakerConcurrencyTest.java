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
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class BreakerConcurrencyTest {

    private static final int THREADS = 8;

    private final VirtualTime time = new VirtualTime();

    @Test
    void everyChangeFollowsItsPredecessorUnderStorm() throws Exception {
        BreakerConfig config = BreakerConfig.builder()
                .windowOfCalls(4, 2)
                .openFor(Duration.ofMillis(1))
                .halfOpen(2, Duration.ofMillis(5))
                .build();
        try (StateManager states = StateManager.create(new StateConfig(10, 10_000, Duration.ofSeconds(1)), time);
                BreakerManager breakers = BreakerManager.create(
                        BreakerManagerConfig.of(config).withBounds(10, Duration.ofDays(1)), states, time, time)) {
            ConcurrentLinkedQueue<StateChange> told = new ConcurrentLinkedQueue<>();
            states.onChange(told::add);
            Breaker breaker = breakers.breaker("storm");
            AtomicInteger refused = new AtomicInteger();
            run(thread -> {
                Random random = new Random(thread);
                for (int i = 0; i < 5_000; i++) {
                    boolean good = random.nextInt(3) > 0;
                    try {
                        breaker.execute(() -> {
                            if (good) {
                                return "answer";
                            }
                            throw new IOException("down");
                        });
                    } catch (BreakerOpenException e) {
                        refused.incrementAndGet();
                        time.pass(Duration.ofNanos(50_000));
                    } catch (IOException expected) {
                        assertThat(good).isFalse();
                    }
                }
                return null;
            });
            List<StateChange> history = states.history("storm");
            assertThat(history).hasSizeGreaterThan(10).hasSizeLessThan(10_000);
            assertThat(history.get(0).from()).isEqualTo(BreakerState.CLOSED);
            for (int i = 0; i < history.size(); i++) {
                StateChange change = history.get(i);
                assertThat(change.from().mayBecome(change.to()))
                        .as("%s", change)
                        .isTrue();
                if (i > 0) {
                    assertThat(change.from()).isEqualTo(history.get(i - 1).to());
                }
            }
            assertThat(told).containsExactlyInAnyOrderElementsOf(history);
            assertThat(breaker.status().refusals()).isEqualTo(refused.get());
        }
    }

    @Test
    void aHalfOpenBreakerLetsNoMoreThanItsTrialCallsIn() throws Exception {
        BreakerConfig config = BreakerConfig.builder()
                .halfOpen(3, Duration.ofMinutes(1))
                .openFor(Duration.ofSeconds(1))
                .build();
        try (StateManager states = StateManager.create(StateConfig.withDefaults(), time);
                BreakerManager breakers = BreakerManager.create(BreakerManagerConfig.of(config), states, time, time)) {
            breakers.tripBreaker("trial", "test");
            time.pass(Duration.ofSeconds(1));
            Breaker breaker = breakers.breaker("trial");
            ConcurrentLinkedQueue<BreakerPermit> permits = new ConcurrentLinkedQueue<>();
            run(thread -> {
                breaker.tryAcquire().ifPresent(permits::add);
                return null;
            });
            assertThat(permits).hasSize(3);
        }
    }

    @Test
    void breakersAreMadeOnceAndGivenUpWithoutLosingCalls() throws Exception {
        try (StateManager states = StateManager.create(new StateConfig(100, 8, Duration.ofSeconds(1)), time);
                BreakerManager breakers = BreakerManager.create(
                        BreakerManagerConfig.withDefaults().withBounds(4, Duration.ofNanos(1)), states, time, time)) {
            AtomicInteger answers = new AtomicInteger();
            run(thread -> {
                for (int i = 0; i < 2_000; i++) {
                    answers.addAndGet(breakers.execute("name-" + (i + thread) % 16, () -> 1));
                    time.pass(Duration.ofNanos(1));
                }
                return null;
            });
            assertThat(answers).hasValue(THREADS * 2_000);
            assertThat(breakers.names()).hasSizeLessThanOrEqualTo(4);
        }
    }

    @Test
    void worksWithTheCoarseTickerOfRealThreads() throws Exception {
        try (CommonsExecutors executors = CommonsExecutors.create("breaker-test");
                StateManager states = StateManager.create(StateConfig.withDefaults(), java.time.Clock.systemUTC());
                BreakerManager breakers = BreakerManager.create(
                        BreakerManagerConfig.withDefaults(), states, executors, java.time.Clock.systemUTC())) {
            breakers.tripBreaker("real", Duration.ofMillis(30), "test");
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> breakers.breaker("real").tryAcquire().isPresent());
            assertThat(breakers.checkState("real").orElseThrow().state().state())
                    .isEqualTo(BreakerState.HALF_OPEN);
        }
    }

    private interface Body {
        Void run(int thread) throws Exception;
    }

    private static void run(Body body) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(THREADS);
        CountDownLatch start = new CountDownLatch(1);
        List<Future<Void>> results = new ArrayList<>();
        try {
            for (int i = 0; i < THREADS; i++) {
                int thread = i;
                Callable<Void> task = () -> {
                    start.await();
                    return body.run(thread);
                };
                results.add(pool.submit(task));
            }
            start.countDown();
            for (Future<Void> result : results) {
                result.get(60, TimeUnit.SECONDS);
            }
        } finally {
            pool.shutdownNow();
        }
    }
}
