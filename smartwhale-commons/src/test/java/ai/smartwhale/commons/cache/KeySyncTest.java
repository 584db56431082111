// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.concurrent.CommonsExecutors;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class KeySyncTest {

    private static final CacheNode A = CacheNode.of("a");
    private static final CacheNode B = CacheNode.of("b");

    private final CacheDistribution distribution = CacheDistribution.create(List.of(A, B));

    private RebalancePlan plan(int moves) {
        return new RebalancePlan(
                distribution,
                IntStream.range(0, moves)
                        .mapToObj(i -> new KeyMove(CacheKey.of("n", "k" + i), A, B, false))
                        .toList(),
                moves);
    }

    @Test
    void movesEverythingWithoutDeepeningTheStack() {
        AtomicInteger moved = new AtomicInteger();
        DistributionSyncReport report = distribution
                .sync(plan(100_000), move -> {
                    moved.incrementAndGet();
                    return CompletableFuture.completedFuture(null);
                })
                .join();
        assertThat(moved).hasValue(100_000);
        assertThat(report.moved()).isEqualTo(100_000);
        assertThat(report.complete()).isTrue();
    }

    @Test
    void aPlanWithoutMovesIsDoneAtOnce() {
        assertThat(distribution.sync(plan(0), move -> new CompletableFuture<>()))
                .isCompletedWithValueMatching(report -> report.complete() && report.moved() == 0);
    }

    @Test
    void neverHasMoreMovesUnderWayThanAllowed() {
        Deque<CompletableFuture<Void>> underWay = new ArrayDeque<>();
        SyncLimits limits = new SyncLimits(3, 10, Duration.ZERO);
        try (CommonsExecutors executors = CommonsExecutors.create("sync-test")) {
            CompletableFuture<DistributionSyncReport> result = distribution.sync(
                    plan(25),
                    move -> {
                        CompletableFuture<Void> begun = new CompletableFuture<>();
                        underWay.add(begun);
                        return begun;
                    },
                    limits,
                    executors);
            int ended = 0;
            while (!underWay.isEmpty()) {
                assertThat(underWay.size()).isEqualTo(Math.min(3, Math.min(25, ended / 10 * 10 + 10) - ended));
                underWay.remove().complete(null);
                ended++;
            }
            assertThat(ended).isEqualTo(25);
            assertThat(result.join().moved()).isEqualTo(25);
        }
    }

    @Test
    void restsBetweenBatches() {
        List<Runnable> rests = new ArrayList<>();
        AtomicInteger begun = new AtomicInteger();
        CompletableFuture<DistributionSyncReport> result = new KeySync(
                        plan(25),
                        move -> {
                            begun.incrementAndGet();
                            return CompletableFuture.completedFuture(null);
                        },
                        new SyncLimits(4, 10, Duration.ofSeconds(1)),
                        (delay, task) -> {
                            assertThat(delay).isEqualTo(Duration.ofSeconds(1));
                            rests.add(task);
                        })
                .start();
        assertThat(begun).hasValue(10);
        rests.remove(0).run();
        assertThat(begun).hasValue(20);
        assertThat(result).isNotDone();
        rests.remove(0).run();
        assertThat(result.join().moved()).isEqualTo(25);
        assertThat(rests).isEmpty();
    }

    @Test
    void aRealTimerEndsTheRests() throws Exception {
        try (CommonsExecutors executors = CommonsExecutors.create("sync-test")) {
            DistributionSyncReport report = distribution
                    .sync(
                            plan(50),
                            move -> CompletableFuture.runAsync(() -> {}, executors.workers()),
                            new SyncLimits(4, 10, Duration.ofMillis(1)),
                            executors)
                    .get(60, TimeUnit.SECONDS);
            assertThat(report.moved()).isEqualTo(50);
        }
    }

    @Test
    void whatFailedIsNamedAndCanBeTriedAgain() {
        Set<CacheKey> moved = new HashSet<>();
        KeyMover unreliable = move -> {
            int number = Integer.parseInt(move.key().id().substring(1));
            if (number % 10 == 3 && moved.size() < 90) {
                return CompletableFuture.failedFuture(new IllegalStateException("no way"));
            }
            if (number % 10 == 7 && moved.size() < 80) {
                throw new IllegalArgumentException("refused");
            }
            moved.add(move.key());
            return CompletableFuture.completedFuture(null);
        };
        DistributionSyncReport first = distribution.sync(plan(100), unreliable).join();

        assertThat(first.moved() + first.failures().size()).isEqualTo(100);
        assertThat(first.failures().values().stream().map(Throwable::getMessage))
                .contains("no way", "refused");
        assertThat(first.remaining().moves())
                .containsExactlyInAnyOrderElementsOf(first.failures().keySet());

        DistributionSyncReport second =
                distribution.sync(first.remaining(), unreliable).join();
        assertThat(second.moved()).isPositive();
        assertThat(moved).hasSize((int) (first.moved() + second.moved()));
    }

    @Test
    void aMoverThatMissesAClassFailsEachMoveAndEndsTheRest() {
        DistributionSyncReport report = distribution
                .sync(plan(3), move -> {
                    throw new NoClassDefFoundError("as the test wants");
                })
                .join();
        assertThat(report.moved()).isZero();
        assertThat(report.failures()).hasSize(3);
    }

    @Test
    void cancellingStartsNoMoreMoves() {
        Deque<CompletableFuture<Void>> underWay = new ArrayDeque<>();
        CompletableFuture<DistributionSyncReport> result = distribution.sync(plan(100), move -> {
            CompletableFuture<Void> begun = new CompletableFuture<>();
            underWay.add(begun);
            return begun;
        });
        int before = underWay.size();
        assertThat(result.cancel(false)).isTrue();
        List.copyOf(underWay).forEach(move -> move.complete(null));
        assertThat(underWay).hasSize(before);
    }

    @Test
    void aClosedTimerLeavesTheRestToBeTriedAgain() {
        CommonsExecutors executors = CommonsExecutors.create("sync-test");
        executors.close();
        DistributionSyncReport report = distribution
                .sync(
                        plan(30),
                        move -> CompletableFuture.completedFuture(null),
                        new SyncLimits(4, 10, Duration.ofMillis(1)),
                        executors)
                .join();
        assertThat(report.moved()).isEqualTo(10);
        assertThat(report.remaining().moves()).hasSize(20);
    }

    @Test
    void movesBetweenStoresOnceAndForAll() {
        MapRemoteStore a = new MapRemoteStore();
        MapRemoteStore b = new MapRemoteStore();
        KeyMover mover = KeyMover.between(Map.of(A, a, B, b), Duration.ofMinutes(1));
        plan(10).moves().forEach(move -> a.values.put(move.key(), new byte[] {1}));

        for (int round = 0; round < 2; round++) {
            assertThat(distribution.sync(plan(10), mover).join().complete()).isTrue();
            assertThat(a.values).isEmpty();
            assertThat(b.values).hasSize(10);
        }
        b.broken = true;
        a.values.put(CacheKey.of("n", "k0"), new byte[] {2});
        assertThat(distribution.sync(plan(1), mover).join().failures()).hasSize(1);
        assertThat(a.values).hasSize(1);
    }

    @Test
    void aCopyLeavesTheSourceAsItWas() {
        MapRemoteStore a = new MapRemoteStore();
        MapRemoteStore b = new MapRemoteStore();
        KeyMove copy = new KeyMove(CacheKey.of("n", "k"), A, B, true);
        a.values.put(copy.key(), new byte[] {1});
        KeyMover mover = KeyMover.between(Map.of(A, a, B, b), Duration.ofMinutes(1));
        assertThat(mover.move(copy).toCompletableFuture()).isCompleted();
        assertThat(a.values).containsOnlyKeys(copy.key());
        assertThat(b.values).containsOnlyKeys(copy.key());
    }

    @Test
    void refusesMovesThatAreNone() {
        assertThatThrownBy(() -> new KeyMove(CacheKey.of("n", "k"), A, A, false))
                .isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> new SyncLimits(0, 1, Duration.ZERO)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> new SyncLimits(1, 1, Duration.ofSeconds(-1)))
                .isInstanceOf(InvalidValueException.class);
        KeyMover nowhere = KeyMover.between(Map.of(A, new MapRemoteStore()), Duration.ofMinutes(1));
        assertThat(distribution.sync(plan(1), nowhere).join().failures()).hasSize(1);
    }
}
