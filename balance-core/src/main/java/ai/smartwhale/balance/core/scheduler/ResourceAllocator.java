// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.scheduler;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.LimitExceededException;
import ai.smartwhale.commons.concurrent.CommonsExecutors;
import ai.smartwhale.commons.concurrent.Ticker;
import ai.smartwhale.commons.resource.EffectiveLimits;
import ai.smartwhale.commons.resource.Registration;
import ai.smartwhale.commons.resource.ResourceMonitor;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Lends processors, memory and GPUs together: all that is asked for or nothing, under one lock, so that what is lent
 * never exceeds the capacity, not for a moment. A lease that is not given back ends by itself.
 *
 * <p>Requests that wait are served by weighted dominant resource fairness (Ghodsi et al., NSDI 2011): next is the model
 * with the smallest dominant share by its weight whose oldest request fits. One that does not fit is passed over, so
 * that nothing is left idle that somebody could use; one that was passed over too often has what it needs kept for it.
 * Resources of which there is nothing do not count, nor do those that the configuration leaves out.
 *
 * <p>Where the machine is measured, what others than the leases use is not lent either. Unknown readings and old ones
 * count as no reading, never as none in use.
 *
 * <p>Thread-safe. After {@link #close()} every method throws {@link IllegalStateException}.
 */
public interface ResourceAllocator extends AutoCloseable {

    /**
     * What there is, what is lent, and what is measured.
     *
     * @return the state of one moment
     */
    SystemResources getSystemResources();

    /**
     * Asks whether a demand could be met. The answer may be old when it arrives; {@link #allocateResources} alone
     * decides.
     *
     * @param demand what would be asked for
     * @return now, later or never
     */
    Feasibility canAllocateResources(Demand demand);

    /**
     * Lends at once or not at all. Does not look at who waits.
     *
     * @param request what is asked for
     * @return the lease or the reason for none
     */
    Allocation allocateResources(AllocationRequest request);

    /**
     * Lends as soon as the model's turn comes and enough is free.
     *
     * @param request what is asked for
     * @param patience the longest wait, above zero, one day at most
     * @return completes on a thread of the executors with the lease or the reason for none; cancelling it ends the wait
     * @throws InvalidValueException if the wait is not above zero
     * @throws LimitExceededException if the wait is too long
     */
    CompletableFuture<Allocation> allocateResources(AllocationRequest request, Duration patience);

    /**
     * Keeps what becomes free for one request. There is one reservation at a time.
     *
     * @param request what it is kept for
     * @return the reservation; nothing if there is one already, or the demand is above the capacity
     */
    Optional<ResourceReservation> reserve(AllocationRequest request);

    /**
     * Asks whether a lease may still be used.
     *
     * @param token the fencing token of the lease
     * @return whether a lease of that token is active
     */
    boolean isCurrent(long token);

    /**
     * Gives a model another claim relative to others. All have 1 otherwise.
     *
     * @param model the model
     * @param weight 0.000001 to 1,000,000
     * @throws InvalidValueException if the weight is outside of its range
     * @throws LimitExceededException if too many models are known
     */
    void setModelWeight(String model, double weight);

    /**
     * Changes what there is. What was lent above a smaller capacity stays lent until it is given back.
     *
     * @param capacity all that there is to lend
     */
    void resize(ResourceCapacity capacity);

    /**
     * Gives back all leases of a model.
     *
     * @param model whose
     * @return how many were given back
     */
    int releaseAll(String model);

    /**
     * Adds a listener that is told when something may have become free, on a thread of the executors. What it throws is
     * logged and ignored.
     *
     * @param listener is told; 64 at most
     * @return removes the listener when closed
     * @throws LimitExceededException if there are too many
     */
    Registration addListener(Runnable listener);

    /** Ends all leases, and completes all requests that wait exceptionally. Idempotent. */
    @Override
    void close();

    /**
     * Lends what a machine has, as its monitor sees it.
     *
     * @param config how
     * @param limits what the process may use; must be known
     * @param monitor measures the machine; not closed by the allocator
     * @param executors whose threads end leases and serve who waits; not closed by the allocator
     * @return the allocator; its GPUs are those that the monitor knows now, and {@link #resize} tells of others
     * @throws InvalidValueException if a limit is unknown
     */
    static ResourceAllocator create(
            ResourceAllocatorConfig config,
            EffectiveLimits limits,
            ResourceMonitor monitor,
            CommonsExecutors executors) {
        InvalidValueException.requirePresent("config", config);
        ResourceCapacity capacity =
                ResourceCapacity.of(limits, monitor.monitorUsage().gpus(), config.capacityShare());
        MachineLoad load = MachineLoad.of(monitor::monitorUsage, config.stalest(), InstantSource.system());
        return create(config, capacity, load, executors, Ticker.system());
    }

    /**
     * Lends a given capacity.
     *
     * @param config how; its share of the capacity is without effect
     * @param capacity all that there is to lend
     * @param load what is in use by anybody
     * @param executors whose threads end leases and serve who waits; not closed by the allocator
     * @param ticker tells when leases expire
     * @return the allocator
     */
    static ResourceAllocator create(
            ResourceAllocatorConfig config,
            ResourceCapacity capacity,
            MachineLoad load,
            CommonsExecutors executors,
            Ticker ticker) {
        return new DefaultResourceAllocator(
                InvalidValueException.requirePresent("config", config),
                InvalidValueException.requirePresent("capacity", capacity),
                InvalidValueException.requirePresent("load", load),
                InvalidValueException.requirePresent("executors", executors),
                InvalidValueException.requirePresent("ticker", ticker));
    }
}
