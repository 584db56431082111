// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.resource;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.LimitExceededException;
import ai.smartwhale.commons.concurrent.CommonsExecutors;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;

/**
 * Lends processor time: permits for fractions of the cores that this process may use. The sum of all leases never
 * exceeds the capacity, and requests of low and normal priority together never get more than the capacity less what is
 * kept for high priority.
 *
 * <p>Thread-safe. After {@link #close()} every method throws {@link IllegalStateException}.
 */
public interface CpuAllocator extends AutoCloseable {

    /**
     * Lends at once or not at all.
     *
     * @param request what is asked for
     * @return the lease or the reason for none
     */
    Allocation<CpuLease> allocateCpu(CpuRequest request);

    /**
     * Lends as soon as enough is free. Waiting requests are served by priority, then in the order in which they came; a
     * large one is not overtaken by smaller ones of its own or a lower priority.
     *
     * @param request what is asked for
     * @param patience the longest wait, above zero, one day at most
     * @return completes on a worker thread with the lease or the reason for none; cancelling it ends the wait
     * @throws InvalidValueException if the wait is not above zero
     * @throws LimitExceededException if the wait is too long
     */
    CompletableFuture<Allocation<CpuLease>> allocateCpu(CpuRequest request, Duration patience);

    /**
     * Advises how many threads serve a demand.
     *
     * @param demand what is to be done
     * @return the advice
     */
    ThreadAdvice optimizeThreads(ThreadDemand demand);

    /**
     * Changes the priority of all that a holder holds and waits for now. Nothing is taken away from a holder that was
     * made less urgent.
     *
     * @param holder whose
     * @param priority the new one
     * @return what it reached; later requests bring their own priority
     */
    PriorityChange managePriority(String holder, LeasePriority priority);

    /**
     * What is lent, and what was not given back.
     *
     * @return the report, in thousandths of a core
     */
    LeaseReport report();

    /** Revokes all leases, and completes all waiting requests exceptionally. Idempotent. */
    @Override
    void close();

    /**
     * Lends all that this process may use, with the defaults.
     *
     * @param executors whose threads serve waiting requests; not closed by the allocator
     * @return the allocator
     */
    static CpuAllocator create(CommonsExecutors executors) {
        return create(CpuAllocatorConfig.defaults(), EffectiveLimits.current(), executors, InstantSource.system());
    }

    /**
     * Lends what the limits allow.
     *
     * @param config how
     * @param limits whose processor time is lent; must be known
     * @param executors whose threads serve waiting requests; not closed by the allocator
     * @param time tells when leases expire
     * @return the allocator
     * @throws InvalidValueException if the processor time is unknown or zero
     */
    static CpuAllocator create(
            CpuAllocatorConfig config, EffectiveLimits limits, CommonsExecutors executors, InstantSource time) {
        long capacity = InvalidValueException.requirePresent("limits", limits)
                .cpuMillis()
                .orElseThrow(() -> new InvalidValueException("limits.cpuMillis", "unknown", "1 or more"));
        return new DefaultCpuAllocator(
                InvalidValueException.requirePresent("config", config),
                InvalidValueException.requireRange("limits.cpuMillis", capacity, 1, Long.MAX_VALUE),
                InvalidValueException.requirePresent("executors", executors),
                InvalidValueException.requirePresent("time", time));
    }
}
