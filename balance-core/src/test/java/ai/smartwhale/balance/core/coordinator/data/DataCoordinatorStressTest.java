// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.coordinator.data;

import static org.assertj.core.api.Assertions.assertThat;

import ai.smartwhale.balance.core.coordinator.sync.SyncLocation;
import ai.smartwhale.balance.core.coordinator.sync.SyncManager;
import ai.smartwhale.balance.core.coordinator.sync.SyncStatus;
import ai.smartwhale.commons.concurrent.CommonsExecutors;
import ai.smartwhale.commons.concurrent.Ticker;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DataCoordinatorStressTest {

    private static final int THREADS = 6;
    private static final int ROUNDS = 5_000;
    private static final Duration HOUR = Duration.ofHours(1);
    private static final SyncLocation HERE = new SyncLocation("here", "data");
    private static final SyncLocation THERE = new SyncLocation("there", "data");

    private static DataCoordinator with(SyncManager transfers, Ticker ticker) {
        return DataCoordinator.create(DataCoordinatorConfig.defaults(), transfers, ticker, new Random(1));
    }

    @Test
    void whoHoldsItAloneIsAloneAndNothingIsLentInTheEnd() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try (CommonsExecutors executors = CommonsExecutors.create("data-stress", 2);
                SyncManager transfers = SyncManager.create(executors)) {
            DataCoordinator coordinator = with(transfers, System::nanoTime);
            coordinator.registerDataSource(DataSource.shared("s", 1, 10, HERE));
            AtomicInteger readers = new AtomicInteger();
            AtomicInteger alone = new AtomicInteger();
            List<Future<Integer>> granted = new ArrayList<>();
            for (int thread = 0; thread < THREADS; thread++) {
                int number = thread;
                granted.add(threads.submit(() -> {
                    int count = 0;
                    SharingMode mode = number < 2 ? SharingMode.EXCLUSIVE : SharingMode.SHARED;
                    for (int round = 0; round < ROUNDS; round++) {
                        Optional<DataLease> lease = coordinator
                                .allocateData("s", "h" + number, mode, HOUR)
                                .lease();
                        if (lease.isPresent()) {
                            count++;
                            AtomicInteger own = mode == SharingMode.EXCLUSIVE ? alone : readers;
                            int same = own.incrementAndGet();
                            assertThat(mode == SharingMode.EXCLUSIVE ? same : 1).isEqualTo(1);
                            assertThat(mode == SharingMode.EXCLUSIVE ? readers.get() : alone.get())
                                    .isZero();
                            assertThat(lease.orElseThrow().renew(HOUR)).isTrue();
                            own.decrementAndGet();
                            assertThat(coordinator.releaseData(lease.orElseThrow(), Duration.ofMillis(1)))
                                    .isTrue();
                        }
                    }
                    return count;
                }));
            }
            for (Future<Integer> one : granted) {
                assertThat(one.get(60, TimeUnit.SECONDS)).isNotNegative();
            }
            DataSourceStatus status = coordinator.getDataSource("s").orElseThrow();
            assertThat(status.inFlight().values()).containsOnly(0);
        } finally {
            threads.shutdownNow();
        }
    }

    /** Time passes between the look whether it is active and that how long it still is. */
    @ParameterizedTest
    @ValueSource(longs = {950, 1_000, 1_050})
    void theTimeLeftIsNeverBelowZero(long ttlMillis) {
        AtomicLong millis = new AtomicLong();
        try (CommonsExecutors executors = CommonsExecutors.create("data-time", 1);
                SyncManager transfers = SyncManager.create(executors)) {
            DataCoordinator coordinator = with(transfers, () -> TimeUnit.MILLISECONDS.toNanos(millis.getAndAdd(100)));
            coordinator.registerDataSource(DataSource.shared("s", 1, 10, HERE));
            DataLease lease = coordinator
                    .allocateData("s", "h", SharingMode.SHARED, Duration.ofMillis(ttlMillis))
                    .lease()
                    .orElseThrow();
            for (int look = 0; look < 10; look++) {
                assertThat(lease.timeLeft()).isGreaterThanOrEqualTo(Duration.ZERO);
            }
            assertThat(lease.isActive()).isFalse();
        }
    }

    @Test
    void aTransferThatEndsWithoutAStatusIsToldAndCanBeTriedAgain() {
        List<CompletableFuture<SyncStatus>> asked = new ArrayList<>();
        SyncManager failing = (SyncManager) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {SyncManager.class}, (proxy, method, arguments) -> {
                    switch (method.getName()) {
                        case "getSyncStatus":
                            return Optional.empty();
                        case "executeSync":
                            asked.add(new CompletableFuture<>());
                            return asked.get(asked.size() - 1);
                        default:
                            return null;
                    }
                });
        DataCoordinator coordinator = with(failing, System::nanoTime);
        coordinator.registerDataSource(DataSource.shared("s", 1, 10, HERE));
        CompletableFuture<SyncStatus> first = coordinator.synchronizeData("s", THERE);
        asked.get(0).completeExceptionally(new IllegalStateException("lost"));
        assertThat(first).isCompletedExceptionally();
        assertThat(coordinator.synchronizeData("s", THERE)).isNotDone();
        assertThat(asked).hasSize(2);
    }
}
