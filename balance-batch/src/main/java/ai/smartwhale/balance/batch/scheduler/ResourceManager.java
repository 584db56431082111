// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.batch.scheduler;

import ai.smartwhale.balance.batch.processor.LeasePort;
import ai.smartwhale.balance.core.scheduler.Allocation;
import ai.smartwhale.balance.core.scheduler.AllocationRequest;
import ai.smartwhale.balance.core.scheduler.Demand;
import ai.smartwhale.balance.core.scheduler.ResourceAllocator;
import ai.smartwhale.commons.InvalidValueException;
import java.time.Duration;
import java.util.function.IntFunction;

/** Lends resources to batches, on a {@link ResourceAllocator}, which bounds how many leases there are. Thread-safe. */
public interface ResourceManager {

    /**
     * Lends to a batch, at once or not at all. What it holds already stays, and comes on top.
     *
     * @param batchId the batch, 1 to 256 characters
     * @param request what it needs
     * @return the lease or the reason for none
     */
    Allocation allocateResources(String batchId, AllocationRequest request);

    /**
     * Takes back all that was lent to a batch and has not ended by itself. A second call does nothing.
     *
     * @param batchId the batch
     * @return how many leases were given back
     */
    int releaseResources(String batchId);

    /**
     * What a {@link ai.smartwhale.balance.batch.processor.BatchProcessor} asks for each of its batches.
     *
     * @param model in whose name
     * @param demand what a batch of so many items needs
     * @param ttl after which a lease ends that was not given back, above zero
     * @return the port; it refuses for ever what is above the capacity
     */
    LeasePort leases(String model, IntFunction<Demand> demand, Duration ttl);

    /**
     * A manager.
     *
     * @param allocator lends; closed by who made it
     * @return the manager
     * @throws InvalidValueException if it is null
     */
    static ResourceManager create(ResourceAllocator allocator) {
        return new DefaultResourceManager(InvalidValueException.requirePresent("allocator", allocator));
    }
}
