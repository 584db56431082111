// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.batch.scheduler;

import ai.smartwhale.balance.batch.processor.BatchLease;
import ai.smartwhale.balance.batch.processor.LeasePort;
import ai.smartwhale.balance.core.scheduler.Allocation;
import ai.smartwhale.balance.core.scheduler.AllocationRequest;
import ai.smartwhale.balance.core.scheduler.Demand;
import ai.smartwhale.balance.core.scheduler.DemandLease;
import ai.smartwhale.balance.core.scheduler.ResourceAllocator;
import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.LimitExceededException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;

/** Remembers which leases belong to which batch. */
final class DefaultResourceManager implements ResourceManager {

    /** Every so many allocations, those are forgotten whose leases all ended by themselves. */
    private static final int SWEEP_EVERY = 1_024;

    private final ResourceAllocator allocator;
    private final ConcurrentHashMap<String, List<DemandLease>> held = new ConcurrentHashMap<>();
    private final AtomicInteger untilSweep = new AtomicInteger(SWEEP_EVERY);

    DefaultResourceManager(ResourceAllocator allocator) {
        this.allocator = allocator;
    }

    @Override
    public Allocation allocateResources(String batchId, AllocationRequest request) {
        InvalidValueException.requireText("batchId", batchId);
        LimitExceededException.requireAtMost("batchId, in characters", batchId.length(), 256);
        Allocation allocation = allocator.allocateResources(request);
        allocation.lease().ifPresent(lease -> remember(batchId, lease));
        return allocation;
    }

    private void remember(String batchId, DemandLease lease) {
        held.compute(batchId, (id, before) -> {
            List<DemandLease> leases = new ArrayList<>(before == null ? List.of() : active(before));
            leases.add(lease);
            return leases;
        });
        if (untilSweep.decrementAndGet() <= 0) {
            untilSweep.set(SWEEP_EVERY);
            held.keySet()
                    .forEach(id -> held.computeIfPresent(id, (same, leases) -> {
                        List<DemandLease> left = active(leases);
                        return left.isEmpty() ? null : left;
                    }));
        }
    }

    private static List<DemandLease> active(List<DemandLease> leases) {
        return leases.stream().filter(DemandLease::isActive).toList();
    }

    @Override
    public int releaseResources(String batchId) {
        InvalidValueException.requireText("batchId", batchId);
        List<DemandLease> leases = held.remove(batchId);
        return leases == null
                ? 0
                : (int) leases.stream().filter(DemandLease::release).count();
    }

    @Override
    public LeasePort leases(String model, IntFunction<Demand> demand, Duration ttl) {
        InvalidValueException.requirePresent("demand", demand);
        AllocationRequest checked = new AllocationRequest(model, Demand.NONE, ttl);
        return items -> {
            AllocationRequest request = new AllocationRequest(model, demand.apply(items), checked.ttl());
            Allocation allocation = allocator.allocateResources(request);
            if (allocation instanceof Allocation.Denied denied && denied.isFinal()) {
                throw new LimitExceededException("items that there will ever be resources for", items, items - 1L);
            }
            Optional<BatchLease> lease = allocation.lease().map(granted -> granted::close);
            return lease;
        };
    }
}
