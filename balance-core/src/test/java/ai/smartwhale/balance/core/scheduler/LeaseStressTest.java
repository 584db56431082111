// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.scheduler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

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
import org.junit.jupiter.api.Test;

/** Leases that are renewed, given back, taken back and left to expire, with real threads and in real time. */
class LeaseStressTest {

    private static final int THREADS = 6;
    private static final int ROUNDS = 300;
    private static final long CAPACITY = 4_000;
    private static final Duration LONG = Duration.ofMinutes(1);

    @Test
    void allIsGivenBackOnceHoweverLeasesEnd() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try (CommonsExecutors executors = CommonsExecutors.create("lease-stress", 2);
                ResourceAllocator allocator = ResourceAllocator.create(
                        ResourceAllocatorConfig.builder().maxModels(THREADS).build(),
                        ResourceCapacity.of(CAPACITY, 100),
                        MachineLoad.UNKNOWN,
                        executors,
                        System::nanoTime)) {
            List<Future<Integer>> users = new ArrayList<>();
            for (int thread = 0; thread < THREADS; thread++) {
                int number = thread;
                users.add(threads.submit(() -> use(allocator, number)));
            }
            for (Future<Integer> user : users) {
                assertThat(user.get(LONG.toSeconds(), TimeUnit.SECONDS)).isEqualTo(ROUNDS);
            }
            await().atMost(LONG).until(() -> allocator.getSystemResources().leases() == 0);
            SystemResources left = allocator.getSystemResources();
            assertThat(left.leasedCpuMillis()).isZero();
            assertThat(left.waiting()).isZero();
        } finally {
            threads.shutdownNow();
        }
    }

    /** Each round is of a new model: were one not forgotten, there soon would be too many. */
    private static int use(ResourceAllocator allocator, int number) throws Exception {
        Random random = new Random(number);
        int rounds = 0;
        for (int round = 0; round < ROUNDS; round++) {
            String model = number + "-" + (random.nextInt(10) == 0 ? round : 0);
            AllocationRequest request = AllocationRequest.of(model, Demand.of(1 + random.nextInt(3), 0));
            Duration patience = random.nextInt(3) == 0 ? Duration.ofNanos(50_000) : LONG;
            CompletableFuture<Allocation> asked = allocator.allocateResources(request, patience);
            // What cannot be cancelled any more was granted.
            if (random.nextInt(5) != 0 || !asked.cancel(false)) {
                asked.get(LONG.toSeconds(), TimeUnit.SECONDS)
                        .lease()
                        .ifPresent(lease -> hold(allocator, lease, model, random.nextInt(5)));
            }
            assertThat(allocator.getSystemResources().leasedCpuMillis()).isBetween(0L, CAPACITY);
            rounds++;
        }
        return rounds;
    }

    private static void hold(ResourceAllocator allocator, DemandLease lease, String model, int how) {
        assertThat(lease.renew(LONG)).isTrue();
        switch (how) {
            case 0 -> assertThat(lease.renew(Duration.ofNanos(20_000))).isTrue();
            case 1 -> {
                assertThat(allocator.releaseAll(model)).isPositive();
                assertThat(lease.release()).isFalse();
                assertThat(lease.renew(LONG)).isFalse();
            }
            default -> {
                assertThat(lease.release()).isTrue();
                assertThat(lease.release()).isFalse();
                assertThat(allocator.isCurrent(lease.token())).isFalse();
            }
        }
    }
}
