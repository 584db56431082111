// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.scheduler;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** How much there is and how much of it is lent. Guarded by the lock of its owner. */
final class ResourceLedger {

    /** The fullest card that will do, so that empty ones are left for those who need them. */
    private static final Comparator<GpuCard> FULLEST = Comparator.comparingLong(
                    (GpuCard card) -> card.memoryBytes - card.usedBytes)
            .thenComparingInt(card -> -card.usedMillis)
            .thenComparing(card -> card.id);

    private final ResourceAllocatorConfig config;
    private final MachineLoad load;
    private ResourceCapacity capacity;
    private List<GpuCard> cards = List.of();
    private long gpuMemory;
    private long usedCpu;
    private long usedMemory;

    ResourceLedger(ResourceAllocatorConfig config, ResourceCapacity capacity, MachineLoad load) {
        this.config = config;
        this.load = new GuardedLoad(load);
        this.capacity = capacity;
        resize(capacity);
    }

    ResourceCapacity capacity() {
        return capacity;
    }

    List<GpuCard> cards() {
        return cards;
    }

    long usedCpu() {
        return usedCpu;
    }

    long usedMemory() {
        return usedMemory;
    }

    MachineLoad load() {
        return load;
    }

    /** Cards of the same name keep what is lent of them. */
    void resize(ResourceCapacity changed) {
        Map<String, GpuCard> known = new HashMap<>();
        cards.forEach(card -> known.put(card.id, card));
        List<GpuCard> next = new ArrayList<>();
        long memory = 0;
        for (ResourceCapacity.Gpu gpu : changed.gpus().orElse(List.of())) {
            GpuCard old = known.get(gpu.id());
            next.add(old != null && old.memoryBytes == gpu.memoryBytes() ? old : moved(gpu, old));
            memory += gpu.memoryBytes();
        }
        capacity = changed;
        cards = next;
        gpuMemory = memory;
    }

    private static GpuCard moved(ResourceCapacity.Gpu gpu, @Nullable GpuCard old) {
        GpuCard card = new GpuCard(gpu.id(), gpu.memoryBytes());
        if (old != null) {
            card.usedMillis = old.usedMillis;
            card.usedBytes = old.usedBytes;
            card.leases = old.leases;
        }
        return card;
    }

    /** What a demand takes: a card that is not shared is taken whole, whatever is needed of it. */
    Demand effective(Demand demand) {
        return config.wholeGpus() && demand.gpus() > 0 && demand.gpuMillis() < GpuCard.WHOLE
                ? demand.withWholeGpus(demand.gpus(), demand.gpuMemoryBytes())
                : demand;
    }

    boolean neverFits(Demand demand) {
        if (demand.cpuMillis() > capacity.cpuMillis() || demand.memoryBytes() > capacity.memoryBytes()) {
            return true;
        }
        return demand.gpus() > 0
                && capacity.gpus().isPresent()
                && cards.stream().filter(card -> card.couldEverHold(demand)).count() < demand.gpus();
    }

    /** Whether a demand can be met now beside what is kept for another. */
    boolean fits(Demand demand, Demand kept) {
        return demand.cpuMillis() <= capacity.cpuMillis() - usedCpu
                && demand.memoryBytes() <= capacity.memoryBytes() - usedMemory
                && obstacle(demand, kept) == null;
    }

    /** Why a demand cannot be met now beside what is kept for another; null if it can. */
    Allocation.@Nullable Reason obstacle(Demand demand, Demand kept) {
        if (neverFits(demand)) {
            return Allocation.Reason.ABOVE_CAPACITY;
        }
        if (demand.gpus() > 0 && capacity.gpus().isEmpty()) {
            return Allocation.Reason.CAPACITY_UNKNOWN;
        }
        if (demand.cpuMillis() > capacity.cpuMillis() - usedCpu
                || demand.memoryBytes() > capacity.memoryBytes() - usedMemory) {
            return Allocation.Reason.NO_CAPACITY;
        }
        if (demand.gpus() > 0 && !hasCardsFor(demand)) {
            return Allocation.Reason.NO_GPU;
        }
        if (!fitsBeside(demand, kept)) {
            return Allocation.Reason.RESERVED;
        }
        return isMachineBusyFor(demand) ? Allocation.Reason.MACHINE_BUSY : null;
    }

    private boolean fitsBeside(Demand demand, Demand kept) {
        return (demand.cpuMillis() == 0 || demand.cpuMillis() <= capacity.cpuMillis() - usedCpu - kept.cpuMillis())
                && (demand.memoryBytes() == 0
                        || demand.memoryBytes() <= capacity.memoryBytes() - usedMemory - kept.memoryBytes())
                && (demand.gpus() == 0 || kept.gpus() == 0);
    }

    private boolean isMachineBusyFor(Demand demand) {
        return isBusy(demand.cpuMillis(), load.cpu(), config.cpuLimit(), usedCpu, capacity.cpuMillis())
                || isBusy(
                        demand.memoryBytes(), load.memory(), config.memoryLimit(), usedMemory, capacity.memoryBytes());
    }

    private static boolean isBusy(long wanted, OptionalDouble measured, double limit, long used, long total) {
        long foreign = foreign(measured, used, total);
        return wanted > 0 && (foreign > limit * total || wanted > total - used - foreign);
    }

    /** What is in use beyond what is lent. Leases that use less than they hold cannot be told from it. */
    static long foreign(OptionalDouble measured, long used, long total) {
        if (measured.isEmpty()) {
            return 0;
        }
        return Math.max(0, (long) (Math.min(1, measured.getAsDouble()) * total) - used);
    }

    private boolean hasCardsFor(Demand demand) {
        int found = 0;
        for (GpuCard card : cards) {
            if (card.canHold(demand, config.wholeGpus()) && ++found == demand.gpus()) {
                return true;
            }
        }
        return false;
    }

    /** Lends what fits; returns the cards. */
    List<GpuCard> take(Demand demand) {
        usedCpu += demand.cpuMillis();
        usedMemory += demand.memoryBytes();
        if (demand.gpus() == 0) {
            return List.of();
        }
        List<GpuCard> chosen = cards.stream()
                .filter(card -> card.canHold(demand, config.wholeGpus()))
                .sorted(FULLEST)
                .limit(demand.gpus())
                .toList();
        chosen.forEach(card -> card.take(demand, 1));
        return chosen;
    }

    void giveBack(Demand demand, List<String> gpus) {
        usedCpu -= demand.cpuMillis();
        usedMemory -= demand.memoryBytes();
        if (!gpus.isEmpty()) {
            cards.stream().filter(card -> gpus.contains(card.id)).forEach(card -> card.take(demand, -1));
        }
    }

    /** The largest share of anything that counts and that there is any of. */
    double dominantShare(ModelAccount account) {
        double share = 0;
        share = Math.max(share, share(SharedResource.CPU, account.cpu, capacity.cpuMillis()));
        share = Math.max(share, share(SharedResource.MEMORY, account.memory, capacity.memoryBytes()));
        share = Math.max(share, share(SharedResource.GPU, account.gpu, (long) GpuCard.WHOLE * cards.size()));
        return Math.max(share, share(SharedResource.GPU_MEMORY, account.gpuMemory, gpuMemory));
    }

    private double share(SharedResource resource, long part, long total) {
        return total == 0 || part == 0 || config.auxiliary().contains(resource) ? 0 : (double) part / total;
    }
}
