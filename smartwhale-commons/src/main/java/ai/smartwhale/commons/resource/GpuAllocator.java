// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.resource;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.LimitExceededException;
import ai.smartwhale.commons.concurrent.CommonsExecutors;
import ai.smartwhale.commons.resource.gpu.GpuReading;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Lends memory of GPUs. What others use on a device, as its driver tells, is not lent. A machine without GPUs is
 * normal: everything works and says so.
 *
 * <p>Thread-safe. After {@link #close()} every method throws {@link IllegalStateException}.
 */
public interface GpuAllocator extends AutoCloseable {

    /**
     * Lends at once or not at all; where any device will do, the one on which the least is left over.
     *
     * @param request what is asked for
     * @return the lease or the reason for none
     */
    Allocation<GpuLease> allocateGpu(GpuRequest request);

    /**
     * Computes how holders share a device by weighted max-min fairness. Changes nothing.
     *
     * @param device its id
     * @param demands what each holder wants, one entry per holder, 10,000 at most
     * @return the shares; without any where there is no such device or its memory is unknown
     * @throws InvalidValueException if a holder is named twice
     * @throws LimitExceededException if there are too many demands
     */
    Optional<GpuShares> shareResources(String device, List<ShareDemand> demands);

    /**
     * Plans which workload runs where, by memory and utilisation. Changes nothing.
     *
     * @param workloads what is to run, each named once, 10,000 at most
     * @return the plan, with a reason for each workload that found no place
     * @throws InvalidValueException if a workload is named twice
     * @throws LimitExceededException if there are too many workloads
     */
    PlacementPlan optimizeWorkload(List<GpuWorkload> workloads);

    /**
     * What is lent, and what was not given back.
     *
     * @return the report, in bytes
     */
    LeaseReport report();

    /** Revokes all leases. Idempotent. */
    @Override
    void close();

    /**
     * Lends what a monitor sees, with the defaults.
     *
     * @param monitor whose samples tell of the GPUs; not closed by the allocator
     * @param executors whose timer ends leases; not closed by the allocator
     * @return the allocator
     */
    static GpuAllocator create(ResourceMonitor monitor, CommonsExecutors executors) {
        InvalidValueException.requirePresent("monitor", monitor);
        return create(
                GpuAllocatorConfig.defaults(), () -> monitor.monitorUsage().gpus(), executors, InstantSource.system());
    }

    /**
     * Lends what somebody else sees.
     *
     * @param config how
     * @param gpus tells of the GPUs without blocking; nothing while they are not known yet
     * @param executors whose timer ends leases; not closed by the allocator
     * @param time tells when leases expire
     * @return the allocator
     */
    static GpuAllocator create(
            GpuAllocatorConfig config,
            Supplier<Optional<List<GpuReading>>> gpus,
            CommonsExecutors executors,
            InstantSource time) {
        return new DefaultGpuAllocator(
                InvalidValueException.requirePresent("config", config),
                InvalidValueException.requirePresent("gpus", gpus),
                InvalidValueException.requirePresent("executors", executors),
                InvalidValueException.requirePresent("time", time));
    }
}
