// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.benchmarks.core;

import ai.smartwhale.balance.core.scheduler.Allocation;
import ai.smartwhale.balance.core.scheduler.AllocationRequest;
import ai.smartwhale.balance.core.scheduler.Demand;
import ai.smartwhale.balance.core.scheduler.DemandLease;
import ai.smartwhale.balance.core.scheduler.MachineLoad;
import ai.smartwhale.balance.core.scheduler.ResourceAllocator;
import ai.smartwhale.balance.core.scheduler.ResourceAllocatorConfig;
import ai.smartwhale.balance.core.scheduler.ResourceCapacity;
import ai.smartwhale.commons.concurrent.CommonsExecutors;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/** Giving a lease back, deciding which of the models that wait gets it, and granting it. */
public final class FairnessMeasurement {

    private static final int DECISIONS = 200_000;

    private FairnessMeasurement() {}

    /**
     * Runs it.
     *
     * @param args the number of rounds, 7 if not given
     * @throws Exception if something fails
     */
    public static void main(String[] args) throws Exception {
        int rounds = args.length > 0 ? Integer.parseInt(args[0]) : 7;
        ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
        try (CommonsExecutors inline = CommonsExecutors.of(Runnable::run, timer)) {
            new CpuRounds("A decision among models that wait, four kinds of demand")
                    .add("10 models", contestant(inline, 10, 4))
                    .add("100 models", contestant(inline, 100, 4))
                    .add("1,000 models", contestant(inline, 1_000, 4))
                    .run(rounds);
            new CpuRounds("A decision among models that all want something else")
                    .add("10 models", contestant(inline, 10, 10))
                    .add("100 models", contestant(inline, 100, 100))
                    .add("1,000 models", contestant(inline, 1_000, 1_000))
                    .run(rounds);
            immediate(inline, rounds);
        }
        timer.shutdownNow();
    }

    private static Demand demand(int model, int kinds) {
        return new Demand(100 + model % kinds, 1_000 + 7L * (model % kinds), 0, 0, 0);
    }

    /** Everything is lent, everybody waits; each lease that is given back goes to somebody, who then asks again. */
    private static CpuRounds.Contestant contestant(CommonsExecutors inline, int models, int kinds) {
        ResourceAllocator allocator = ResourceAllocator.create(
                ResourceAllocatorConfig.builder().maxSkips(Integer.MAX_VALUE).build(),
                ResourceCapacity.of(100L * models, 2_000L * models),
                MachineLoad.UNKNOWN,
                inline,
                System::nanoTime);
        Deque<DemandLease> held = new ArrayDeque<>();
        for (int model = 0; model < models; model++) {
            for (int i = 0; i < 2; i++) {
                ask(allocator, model, kinds, held);
            }
        }
        return () -> {
            for (int i = 0; i < DECISIONS; i++) {
                DemandLease lease = held.removeFirst();
                int model = Integer.parseInt(lease.model());
                ask(allocator, model, kinds, held);
                lease.close();
            }
            return DECISIONS;
        };
    }

    private static void ask(ResourceAllocator allocator, int model, int kinds, Deque<DemandLease> held) {
        AllocationRequest request = AllocationRequest.of(Integer.toString(model), demand(model, kinds));
        var unused = allocator
                .allocateResources(request, Duration.ofHours(1))
                .thenAccept(allocation -> allocation.lease().ifPresent(held::addLast));
    }

    private static void immediate(CommonsExecutors inline, int rounds) throws Exception {
        try (ResourceAllocator allocator = ResourceAllocator.create(
                ResourceAllocatorConfig.defaults(),
                ResourceCapacity.of(1_000_000, 1_000_000_000),
                MachineLoad.UNKNOWN,
                inline,
                System::nanoTime)) {
            AllocationRequest request = AllocationRequest.of("m", Demand.of(0.1, 1_000));
            new CpuRounds("Take and give back, nobody waits")
                    .add("ResourceAllocator", () -> {
                        for (int i = 0; i < DECISIONS; i++) {
                            Allocation allocation = allocator.allocateResources(request);
                            allocation.lease().ifPresent(DemandLease::close);
                        }
                        return DECISIONS;
                    })
                    .run(rounds);
        }
    }
}
