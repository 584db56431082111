// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.resource;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Takes the leases of a plan: processor time in one, memory in one per task, so that it need not be contiguous. */
final class PlanApplier {

    private final ResourceAllocators allocators;
    private final Duration ttl;

    PlanApplier(ResourceAllocators allocators, Duration ttl) {
        this.allocators = allocators;
        this.ttl = ttl;
    }

    AppliedPlan apply(AllocationPlan plan) {
        Map<String, List<ResourceLease>> leases = new LinkedHashMap<>();
        Map<String, DenialReason> denied = new LinkedHashMap<>();
        for (AllocationPlan.Share share : plan.shares()) {
            List<ResourceLease> taken = new ArrayList<>();
            Optional<DenialReason> obstacle;
            try {
                obstacle = take(share, taken);
            } catch (RuntimeException | Error e) {
                // The caller gets nothing to close.
                taken.forEach(ResourceLease::close);
                leases.values().forEach(kept -> kept.forEach(ResourceLease::close));
                throw e;
            }
            if (obstacle.isPresent()) {
                taken.forEach(ResourceLease::close);
                obstacle.ifPresent(reason -> denied.put(share.holder(), reason));
            } else {
                leases.put(share.holder(), List.copyOf(taken));
            }
        }
        return new AppliedPlan(leases, denied);
    }

    private Optional<DenialReason> take(AllocationPlan.Share share, List<ResourceLease> taken) {
        Optional<DenialReason> obstacle = takeCpu(share, taken);
        for (int task = 0; task < share.tasks() && obstacle.isEmpty(); task++) {
            obstacle = takeMemory(share, taken);
            if (obstacle.isEmpty()) {
                obstacle = takeGpu(share, taken);
            }
        }
        return obstacle;
    }

    private Optional<DenialReason> takeCpu(AllocationPlan.Share share, List<ResourceLease> taken) {
        long millis = share.perTask().times(share.tasks()).cpuMillis();
        if (millis == 0) {
            return Optional.empty();
        }
        return millis > Integer.MAX_VALUE
                ? Optional.of(DenialReason.TOO_LARGE)
                : keep(
                        allocators.cpu().allocateCpu(new CpuRequest(share.holder(), millis, LeasePriority.NORMAL, ttl)),
                        taken);
    }

    private Optional<DenialReason> takeMemory(AllocationPlan.Share share, List<ResourceLease> taken) {
        long bytes = share.perTask().memoryBytes();
        if (bytes == 0) {
            return Optional.empty();
        }
        return bytes > MemoryRequest.MOST_BYTES
                ? Optional.of(DenialReason.TOO_LARGE)
                : keep(allocators.memory().allocateMemory(new MemoryRequest(share.holder(), (int) bytes, ttl)), taken);
    }

    private Optional<DenialReason> takeGpu(AllocationPlan.Share share, List<ResourceLease> taken) {
        long bytes = share.perTask().gpuMemoryBytes();
        return bytes == 0
                ? Optional.empty()
                : keep(
                        allocators.gpu().allocateGpu(new GpuRequest(share.holder(), bytes, Optional.empty(), ttl)),
                        taken);
    }

    private static <L extends ResourceLease> Optional<DenialReason> keep(
            Allocation<L> allocation, List<ResourceLease> taken) {
        allocation.lease().ifPresent(taken::add);
        return allocation instanceof Allocation.Denied<L> denied ? Optional.of(denied.reason()) : Optional.empty();
    }
}
