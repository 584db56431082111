// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.resource;

import static org.assertj.core.api.Assertions.assertThat;

import ai.smartwhale.commons.concurrent.CommonsExecutors;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Many threads take, renew, shrink and give back at random while time runs; the sum must always hold. */
class LeaseLawsTest {

    private static final int THREADS = 6;
    private static final int STEPS = 3_000;
    private static final long CAPACITY = 4_000;
    private static final long RESERVE = 400;

    private final CommonsExecutors executors = CommonsExecutors.create("laws-test");
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    private final ManualTime time = new ManualTime();

    @AfterEach
    void close() throws InterruptedException {
        threads.shutdown();
        assertThat(threads.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
        executors.close();
    }

    /** Holders count for themselves what they hold; the count is raised after a grant and lowered before a release. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void theSumOfLeasesNeverExceedsTheCapacity(long seed) throws Exception {
        AtomicLong held = new AtomicLong();
        AtomicLong heldOrdinary = new AtomicLong();
        AtomicLong grants = new AtomicLong();
        try (CpuAllocator allocator =
                CpuAllocator.create(CpuAllocatorConfig.defaults(), Samples.limits(CAPACITY, 1), executors, time)) {
            List<Future<?>> running = new ArrayList<>();
            for (int t = 0; t < THREADS; t++) {
                Random random = new Random(seed * 100 + t);
                running.add(threads.submit(() -> {
                    List<CpuLease> mine = new ArrayList<>();
                    for (int i = 0; i < STEPS; i++) {
                        step(allocator, random, mine, held, heldOrdinary, grants);
                    }
                    mine.forEach(lease -> giveBack(lease, held, heldOrdinary));
                }));
            }
            for (Future<?> future : running) {
                future.get(120, TimeUnit.SECONDS);
            }
            LeaseReport report = allocator.report();
            assertThat(report.used()).isZero();
            assertThat(report.active()).isEmpty();
            assertThat(report.leaksInAll()).isZero();
            assertThat(grants.get()).isGreaterThan(THREADS);
            granted(allocator.allocateCpu(CpuRequest.of("all", 4).withPriority(LeasePriority.HIGH)));
        }
    }

    private static void step(
            CpuAllocator allocator,
            Random random,
            List<CpuLease> mine,
            AtomicLong held,
            AtomicLong heldOrdinary,
            AtomicLong grants) {
        if (mine.isEmpty() || random.nextInt(100) < 55) {
            LeasePriority priority = LeasePriority.values()[random.nextInt(3)];
            CpuRequest request = new CpuRequest("h", 1 + random.nextInt(900), priority, Duration.ofHours(1));
            Allocation<CpuLease> allocation = random.nextInt(4) == 0
                    ? allocator.allocateCpu(request, Duration.ofMillis(1)).join()
                    : allocator.allocateCpu(request);
            allocation.lease().ifPresent(lease -> {
                mine.add(lease);
                grants.incrementAndGet();
                assertThat(held.addAndGet(lease.amount())).isLessThanOrEqualTo(CAPACITY);
                if (priority != LeasePriority.HIGH) {
                    assertThat(heldOrdinary.addAndGet(lease.amount())).isLessThanOrEqualTo(CAPACITY - RESERVE);
                }
            });
        } else if (random.nextInt(5) == 0) {
            CpuLease lease = mine.get(random.nextInt(mine.size()));
            assertThat(lease.renew(Duration.ofHours(1))).isTrue();
        } else {
            giveBack(mine.remove(random.nextInt(mine.size())), held, heldOrdinary);
        }
    }

    private static void giveBack(CpuLease lease, AtomicLong held, AtomicLong heldOrdinary) {
        held.addAndGet(-lease.amount());
        if (lease.priority() != LeasePriority.HIGH) {
            heldOrdinary.addAndGet(-lease.amount());
        }
        assertThat(lease.release()).isTrue();
        assertThat(lease.release()).isFalse();
    }

    /** One thread, a model beside it, and time that jumps: what the allocator says is lent is what the model says. */
    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14})
    void whatIsLentIsWhatAModelSays(long seed) {
        Random random = new Random(seed);
        List<CpuLease> leases = new ArrayList<>();
        try (CpuAllocator allocator =
                CpuAllocator.create(CpuAllocatorConfig.defaults(), Samples.limits(CAPACITY, 1), executors, time)) {
            for (int i = 0; i < STEPS; i++) {
                int what = random.nextInt(10);
                if (what < 5) {
                    Duration ttl = Duration.ofSeconds(1 + random.nextInt(20));
                    allocator
                            .allocateCpu(CpuRequest.of("h" + i % 7, 0.001 * (1 + random.nextInt(1_500)))
                                    .withTtl(ttl))
                            .lease()
                            .ifPresent(leases::add);
                } else if (what < 6) {
                    time.forward(Duration.ofMillis(random.nextInt(4_000)));
                } else if (!leases.isEmpty()) {
                    CpuLease lease = leases.get(random.nextInt(leases.size()));
                    boolean active = lease.expiresAt().isAfter(time.instant()) && lease.state() == LeaseState.ACTIVE;
                    boolean done = what == 7
                            ? lease.renew(Duration.ofSeconds(1 + random.nextInt(20)))
                            : what == 8 ? lease.shrinkTo(1) || lease.amount() == 1 && active : lease.release();
                    assertThat(done).isEqualTo(active);
                }
                long lent = leases.stream()
                        .filter(l -> l.state() == LeaseState.ACTIVE)
                        .mapToLong(CpuLease::amount)
                        .sum();
                LeaseReport report = allocator.report();
                assertThat(report.used()).isEqualTo(lent).isLessThanOrEqualTo(CAPACITY - RESERVE);
                leases.removeIf(l -> random.nextInt(20) == 0 && l.state() != LeaseState.ACTIVE);
            }
        }
    }

    @Test
    void manyWaitersAreAllServedInTheEnd() throws Exception {
        try (CpuAllocator allocator =
                CpuAllocator.create(CpuAllocatorConfig.defaults(), Samples.limits(1_000, 1), executors, time)) {
            List<CompletableFuture<?>> done = new ArrayList<>();
            AtomicLong held = new AtomicLong();
            for (int i = 0; i < 500; i++) {
                CpuRequest request = CpuRequest.of("h", 0.1 * (1 + i % 9))
                        .withPriority(LeasePriority.values()[i % 3])
                        .withTtl(Duration.ofHours(1));
                done.add(allocator
                        .allocateCpu(request, Duration.ofMinutes(10))
                        .thenAcceptAsync(
                                allocation -> {
                                    CpuLease lease = granted(allocation);
                                    assertThat(held.addAndGet(lease.amount())).isLessThanOrEqualTo(1_000);
                                    held.addAndGet(-lease.amount());
                                    lease.close();
                                },
                                threads));
            }
            CompletableFuture.allOf(done.toArray(CompletableFuture[]::new)).get(120, TimeUnit.SECONDS);
            assertThat(allocator.report().used()).isZero();
        }
    }

    private static CpuLease granted(Allocation<CpuLease> allocation) {
        return allocation.lease().orElseThrow();
    }
}
