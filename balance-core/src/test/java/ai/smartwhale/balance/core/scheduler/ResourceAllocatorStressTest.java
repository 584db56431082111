// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.scheduler;

import static org.assertj.core.api.Assertions.assertThat;

import ai.smartwhale.commons.concurrent.CommonsExecutors;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** With real threads; nothing is asserted about how long anything takes. */
class ResourceAllocatorStressTest {

    private static final int THREADS = 8;
    private static final int ROUNDS = 10_000;
    private static final Duration LONG = Duration.ofMinutes(2);

    /** A second answer to the same waiter would end the lease that the first one granted. */
    @Test
    void whatAWaiterWasGrantedStaysItsOwnUntilItGivesItBack() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try (CommonsExecutors executors = CommonsExecutors.create("allocator-stress", 2);
                ResourceAllocator allocator = ResourceAllocator.create(
                        ResourceAllocatorConfig.defaults(),
                        ResourceCapacity.of(4_000, 100),
                        MachineLoad.UNKNOWN,
                        executors,
                        System::nanoTime)) {
            List<Future<Integer>> kept = new ArrayList<>();
            for (int thread = 0; thread < THREADS; thread++) {
                AllocationRequest request = AllocationRequest.of("m" + thread % 3, Demand.of(1, 0));
                kept.add(threads.submit(() -> roundsKept(allocator, request)));
            }
            for (Future<Integer> one : kept) {
                assertThat(one.get(LONG.toSeconds(), TimeUnit.SECONDS)).isEqualTo(ROUNDS);
            }
            assertThat(allocator.getSystemResources().leases()).isZero();
        } finally {
            threads.shutdownNow();
        }
    }

    private static int roundsKept(ResourceAllocator allocator, AllocationRequest request) throws Exception {
        int kept = 0;
        for (int round = 0; round < ROUNDS; round++) {
            Allocation allocation = allocator.allocateResources(request, LONG).get(LONG.toSeconds(), TimeUnit.SECONDS);
            DemandLease lease = allocation.lease().orElseThrow();
            Thread.yield();
            kept += lease.release() ? 1 : 0;
        }
        return kept;
    }
}
