// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.within;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.LimitExceededException;
import ai.smartwhale.commons.concurrent.CommonsExecutors;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResourceOptimizerTest {

    private static final long GIB = 1L << 30;
    private static final Duration TTL = Duration.ofMinutes(10);

    private final ResourceOptimizer optimizer = ResourceOptimizer.create();

    /** The example of the paper: 9 CPUs and 18 GB, A wants tasks of (1, 4), B of (3, 1): 3 and 2 tasks. */
    @Test
    void sharesAsInThePaper() {
        AllocationPlan plan = optimizer.optimizeAllocation(
                List.of(
                        demand("A", 1, new ResourceVector(1_000, 4 * GIB, 0), 100),
                        demand("B", 1, new ResourceVector(3_000, GIB, 0), 100)),
                new ResourceVector(9_000, 18 * GIB, 0));

        assertThat(plan.shares()).extracting(AllocationPlan.Share::tasks).containsExactly(3, 2);
        assertThat(plan.shares().get(0).dominantShare()).isCloseTo(2.0 / 3, within(1e-12));
        assertThat(plan.shares().get(1).dominantShare()).isCloseTo(2.0 / 3, within(1e-12));
        assertThat(plan.left()).isEqualTo(new ResourceVector(0, 4 * GIB, 0));
    }

    /** Weights as in the paper's section on weighted fairness: twice the weight, twice the dominant share. */
    @Test
    void sharesByWeight() {
        AllocationPlan plan = optimizer.optimizeAllocation(
                List.of(
                        demand("A", 2, new ResourceVector(1_000, 0, 0), 100),
                        demand("B", 1, new ResourceVector(1_000, 0, 0), 100)),
                new ResourceVector(9_000, 0, 0));
        assertThat(plan.shares()).extracting(AllocationPlan.Share::tasks).containsExactly(6, 3);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void plansAreFeasibleEfficientAndFair(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 100; round++) {
            ResourceVector capacity =
                    new ResourceVector(1 + random.nextInt(500), 1 + random.nextInt(500), random.nextInt(500));
            List<ResourceDemand> demands = new ArrayList<>();
            for (int i = 0; i < 1 + random.nextInt(6); i++) {
                demands.add(demand(
                        "h" + i,
                        1,
                        new ResourceVector(1 + random.nextInt(20), random.nextInt(20), random.nextInt(20)),
                        1 + random.nextInt(40)));
            }
            AllocationPlan plan = optimizer.optimizeAllocation(demands, capacity);

            ResourceVector used = ResourceVector.ZERO;
            for (int i = 0; i < demands.size(); i++) {
                AllocationPlan.Share share = plan.shares().get(i);
                ResourceVector amount = share.perTask().times(share.tasks());
                used = new ResourceVector(
                        used.cpuMillis() + amount.cpuMillis(),
                        used.memoryBytes() + amount.memoryBytes(),
                        used.gpuMemoryBytes() + amount.gpuMemoryBytes());
                boolean full = share.tasks() == demands.get(i).maxTasks();
                assertThat(full || !share.perTask().fitsIn(plan.left())).isTrue();
            }
            assertThat(capacity.minus(used)).isEqualTo(plan.left());
            assertNobodyEnvies(demands, plan, capacity);
        }
    }

    /** What another got, less its last task, would never be worth more tasks to somebody who wants more. */
    private static void assertNobodyEnvies(List<ResourceDemand> demands, AllocationPlan plan, ResourceVector capacity) {
        for (int i = 0; i < demands.size(); i++) {
            AllocationPlan.Share mine = plan.shares().get(i);
            boolean wantsMore = mine.tasks() < demands.get(i).maxTasks();
            for (AllocationPlan.Share other : plan.shares()) {
                if (wantsMore && other != mine && other.tasks() > 0) {
                    ResourceVector bundle = other.perTask().times(other.tasks() - 1);
                    ResourceVector needed = demands.get(i).perTask().times(mine.tasks() + 1L);
                    assertThat(needed.fitsIn(bundle)).isFalse();
                }
            }
        }
        assertThat(capacity).isNotNull();
    }

    @Test
    void appliesAPlanToTheAllocators() {
        CommonsExecutors executors = CommonsExecutors.create("optimizer-test");
        ManualTime time = new ManualTime();
        try (CpuAllocator cpu = CpuAllocator.create(
                        CpuAllocatorConfig.builder().highReserve(0).build(),
                        Samples.limits(9_000, 1),
                        executors,
                        time);
                MemoryAllocator memory =
                        MemoryAllocator.create(MemoryAllocatorConfig.defaults(), 18 << 20, executors, time);
                GpuAllocator gpu = GpuAllocator.create(
                        GpuAllocatorConfig.defaults(), () -> Optional.of(List.of()), executors, time)) {
            AllocationPlan plan = optimizer.optimizeAllocation(
                    List.of(
                            demand("A", 1, new ResourceVector(1_000, 4 << 20, 0), 100),
                            demand("B", 1, new ResourceVector(3_000, 1 << 20, 0), 100),
                            demand("C", 1, new ResourceVector(0, 0, 5), 1)),
                    new ResourceVector(9_000, 18 << 20, 10));
            try (AppliedPlan applied = optimizer.apply(plan, new ResourceAllocators(cpu, memory, gpu), TTL)) {
                assertThat(applied.denied()).containsExactly(entry("C", DenialReason.NO_GPU));
                assertThat(applied.leases().get("A")).hasSize(4);
                assertThat(applied.leases().get("B")).hasSize(3);
                assertThat(cpu.report().used()).isEqualTo(9_000);
                assertThat(memory.report().used()).isEqualTo(14 << 20);
                try (AppliedPlan second = optimizer.apply(plan, new ResourceAllocators(cpu, memory, gpu), TTL)) {
                    assertThat(second.leases()).isEmpty();
                    assertThat(second.denied()).containsOnlyKeys("A", "B", "C");
                    assertThat(memory.report().used()).isEqualTo(14 << 20);
                }
            }
            assertThat(cpu.report().used()).isZero();
            assertThat(memory.report().used()).isZero();
        } finally {
            executors.close();
        }
    }

    @Test
    void evensOutWithFewMoves() {
        BalancePlan plan = optimizer.balanceLoad(
                List.of(new LoadNode("n1", 10), new LoadNode("n2", 10), new LoadNode("n3", 20)),
                List.of(
                        new LoadItem("a", "n1", 4),
                        new LoadItem("b", "n1", 4),
                        new LoadItem("c", "n1", 2),
                        new LoadItem("d", "n2", 2)),
                10);
        assertThat(plan.before()).isEqualTo(1.0);
        assertThat(plan.after()).isCloseTo(0.4, within(1e-12));
        assertThat(plan.moves()).hasSize(2);
        assertThat(optimizer
                        .balanceLoad(List.of(new LoadNode("n", 1)), List.of(), 10)
                        .moves())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void neverMakesTheFullestNodeFuller(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 60; round++) {
            Map<String, LoadNode> nodes = new HashMap<>();
            for (int n = 0; n < 1 + random.nextInt(8); n++) {
                nodes.put("n" + n, new LoadNode("n" + n, 1 + random.nextInt(10)));
            }
            Map<String, LoadItem> items = new HashMap<>();
            Map<String, String> where = new HashMap<>();
            for (int i = 0; i < random.nextInt(60); i++) {
                String node = "n" + random.nextInt(nodes.size());
                items.put("i" + i, new LoadItem("i" + i, node, random.nextInt(20)));
                where.put("i" + i, node);
            }
            BalancePlan plan = optimizer.balanceLoad(
                    List.copyOf(nodes.values()), List.copyOf(items.values()), random.nextInt(100));

            double before = fullest(nodes, items, where);
            assertThat(plan.before()).isCloseTo(before, within(1e-9));
            for (BalancePlan.Move move : plan.moves()) {
                assertThat(where.put(move.item(), move.to())).isEqualTo(move.from());
                assertThat(fullest(nodes, items, where)).isLessThanOrEqualTo(before + 1e-9);
            }
            assertThat(plan.after()).isCloseTo(fullest(nodes, items, where), within(1e-9));
            // Done twice, it has nothing left to do.
            List<LoadItem> moved = items.values().stream()
                    .map(i -> new LoadItem(i.id(), where.get(i.id()), i.load()))
                    .toList();
            BalancePlan full = optimizer.balanceLoad(List.copyOf(nodes.values()), moved, 10_000);
            full.moves().forEach(m -> where.put(m.item(), m.to()));
            assertNoSingleMoveHelps(nodes, items, where);
            List<LoadItem> again = items.values().stream()
                    .map(i -> new LoadItem(i.id(), where.get(i.id()), i.load()))
                    .toList();
            assertThat(optimizer
                            .balanceLoad(List.copyOf(nodes.values()), again, 10_000)
                            .after())
                    .isCloseTo(full.after(), within(1e-9));
        }
    }

    /** Tries every piece of the fullest node on every other node. */
    private static void assertNoSingleMoveHelps(
            Map<String, LoadNode> nodes, Map<String, LoadItem> items, Map<String, String> where) {
        Map<String, Double> loads = new HashMap<>();
        nodes.keySet().forEach(n -> loads.put(n, 0.0));
        where.forEach((item, node) -> loads.merge(node, items.get(item).load(), Double::sum));
        double most = fullest(nodes, items, where);
        for (LoadNode from : nodes.values()) {
            if (loads.get(from.id()) / from.capacity() == most) {
                boolean helps = items.values().stream()
                        .filter(i -> where.get(i.id()).equals(from.id()))
                        .anyMatch(i -> nodes.values().stream()
                                .filter(to -> to != from)
                                .anyMatch(to -> Math.max(
                                                (loads.get(from.id()) - i.load()) / from.capacity(),
                                                (loads.get(to.id()) + i.load()) / to.capacity())
                                        < most * (1 - 1e-5)));
                // Of several that are equally full, each may be the one that cannot be relieved.
                if (!helps) {
                    return;
                }
            }
        }
        assertThat(loads).isEmpty();
    }

    private static double fullest(Map<String, LoadNode> nodes, Map<String, LoadItem> items, Map<String, String> where) {
        Map<String, Double> loads = new HashMap<>();
        where.forEach((item, node) -> loads.merge(node, items.get(item).load(), Double::sum));
        return nodes.values().stream()
                .mapToDouble(n -> loads.getOrDefault(n.id(), 0.0) / n.capacity())
                .max()
                .orElse(0);
    }

    @Test
    void findsWasteAndGivesItBack() {
        CommonsExecutors executors = CommonsExecutors.create("waste-test");
        try (CpuAllocator cpu = CpuAllocator.create(
                        CpuAllocatorConfig.defaults(), Samples.limits(10_000, 1), executors, new ManualTime());
                MemoryAllocator memory = MemoryAllocator.create(
                        MemoryAllocatorConfig.defaults(), 1 << 20, executors, new ManualTime())) {
            CpuLease idle = cpu.allocateCpu(CpuRequest.of("idle", 1)).lease().orElseThrow();
            CpuLease wide = cpu.allocateCpu(CpuRequest.of("wide", 2)).lease().orElseThrow();
            CpuLease busy = cpu.allocateCpu(CpuRequest.of("busy", 1)).lease().orElseThrow();
            CpuLease gone = cpu.allocateCpu(CpuRequest.of("gone", 1)).lease().orElseThrow();
            gone.close();
            MemoryLease block = memory.allocateMemory(MemoryRequest.of("block", 1_024))
                    .lease()
                    .orElseThrow();

            List<WasteSuggestion> suggestions = optimizer.reduceWaste(
                    List.of(
                            new LeaseUsage(idle, 900, Duration.ofMinutes(5)),
                            new LeaseUsage(wide, 400, Duration.ZERO),
                            new LeaseUsage(busy, 750, Duration.ZERO),
                            new LeaseUsage(gone, 0, Duration.ofHours(1)),
                            new LeaseUsage(block, 1, Duration.ZERO)),
                    WastePolicy.defaults());

            assertThat(suggestions)
                    .containsExactly(
                            new WasteSuggestion(idle, WasteSuggestion.Action.RELEASE, 0, 1_000),
                            new WasteSuggestion(wide, WasteSuggestion.Action.SHRINK, 500, 1_500));
            assertThat(optimizer.apply(suggestions)).containsExactly(entry(LeasedResource.CPU_MILLIS, 2_500L));
            assertThat(cpu.report().used()).isEqualTo(1_500);
            assertThat(optimizer.apply(suggestions)).isEmpty();
        } finally {
            executors.close();
        }
    }

    @Test
    void refusesWhatMakesNoSense() {
        ResourceDemand demand = demand("A", 1, new ResourceVector(1, 1, 1), 1_000_000);
        assertThatThrownBy(() -> optimizer.optimizeAllocation(List.of(demand, demand), ResourceVector.ZERO))
                .isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> optimizer.optimizeAllocation(Collections.nCopies(11, demand), ResourceVector.ZERO))
                .isInstanceOf(LimitExceededException.class);
        assertThatThrownBy(() -> demand("A", 1, ResourceVector.ZERO, 1)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> new ResourceVector(-1, 0, 0)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> optimizer.balanceLoad(List.of(), List.of(), 1))
                .isInstanceOf(InvalidValueException.class);
        LoadNode node = new LoadNode("n", 1);
        assertThatThrownBy(() -> optimizer.balanceLoad(List.of(node, node), List.of(), 1))
                .isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> optimizer.balanceLoad(List.of(node), List.of(new LoadItem("i", "m", 1)), 1))
                .isInstanceOf(InvalidValueException.class);
    }

    private static ResourceDemand demand(String holder, double weight, ResourceVector perTask, int maxTasks) {
        return new ResourceDemand(holder, weight, perTask, maxTasks);
    }

    @Test
    void aPlanThatCannotBeAppliedToItsEndKeepsNothing() {
        CommonsExecutors executors = CommonsExecutors.create("optimizer-test");
        ManualTime time = new ManualTime();
        try (CpuAllocator cpu =
                        CpuAllocator.create(CpuAllocatorConfig.defaults(), Samples.limits(9_000, 1), executors, time);
                MemoryAllocator memory =
                        MemoryAllocator.create(MemoryAllocatorConfig.defaults(), 18 << 20, executors, time);
                GpuAllocator gpu = GpuAllocator.create(
                        GpuAllocatorConfig.defaults(),
                        () -> {
                            throw new IllegalStateException("the monitor is closed");
                        },
                        executors,
                        time)) {
            AllocationPlan plan = optimizer.optimizeAllocation(
                    List.of(
                            demand("A", 1, new ResourceVector(1_000, 4 << 20, 0), 1),
                            demand("B", 1, new ResourceVector(1_000, 0, 5), 1)),
                    new ResourceVector(9_000, 18 << 20, 10));
            ResourceAllocators allocators = new ResourceAllocators(cpu, memory, gpu);
            assertThatThrownBy(() -> optimizer.apply(plan, allocators, TTL)).isInstanceOf(IllegalStateException.class);
            assertThat(cpu.report().used()).isZero();
            assertThat(memory.report().used()).isZero();
        } finally {
            executors.close();
        }
    }
}
