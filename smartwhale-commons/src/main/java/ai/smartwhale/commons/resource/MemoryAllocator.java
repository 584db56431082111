// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.resource;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.concurrent.CommonsExecutors;
import java.time.InstantSource;

/**
 * Lends memory from slabs of its own. The slabs never take more than the capacity. Pieces are chosen by best fit and
 * merged with their neighbours when that is needed. Nothing here ever asks for a garbage collection.
 *
 * <p>Memory of a lease that was not given back, but expired or was lost, is lent to nobody else: it goes back to the
 * JVM with its slab, which lives on for as long as somebody can reach the buffer.
 *
 * <p>Thread-safe. After {@link #close()} every method throws {@link IllegalStateException}.
 */
public interface MemoryAllocator extends AutoCloseable {

    /**
     * Lends at once or not at all.
     *
     * @param request what is asked for
     * @return the lease or the reason for none
     */
    Allocation<MemoryLease> allocateMemory(MemoryRequest request);

    /**
     * Merges free neighbours and gives slabs that are wholly free back to the JVM.
     *
     * @return what was done, measured
     */
    DefragmentationReport defragment();

    /**
     * Compares what is kept with what was needed within the window.
     *
     * @return the advice; nothing is changed
     */
    MemoryAdvice optimizeUsage();

    /**
     * Gives wholly free slabs back to the JVM as long as no less than the target is left.
     *
     * @param advice from {@link #optimizeUsage()}
     * @return bytes given back; less than advised if memory was lent meanwhile
     */
    long apply(MemoryAdvice advice);

    /**
     * What is lent, and what was not given back.
     *
     * @return the report, in bytes
     */
    LeaseReport report();

    /** Revokes all leases and lets go of all slabs. Idempotent. */
    @Override
    void close();

    /**
     * Lends the default share of what this process may use.
     *
     * @param executors whose timer ends leases; not closed by the allocator
     * @return the allocator
     */
    static MemoryAllocator create(CommonsExecutors executors) {
        return create(MemoryAllocatorConfig.defaults(), EffectiveLimits.current(), executors, InstantSource.system());
    }

    /**
     * Lends the configured share of the limit, or of the greatest heap where that is less.
     *
     * @param config how
     * @param limits whose memory is lent; must be known
     * @param executors whose timer ends leases; not closed by the allocator
     * @param time tells when leases expire
     * @return the allocator
     * @throws InvalidValueException if the memory is unknown or zero
     */
    static MemoryAllocator create(
            MemoryAllocatorConfig config, EffectiveLimits limits, CommonsExecutors executors, InstantSource time) {
        InvalidValueException.requirePresent("config", config);
        long limit = InvalidValueException.requirePresent("limits", limits)
                .memoryBytes()
                .orElseThrow(() -> new InvalidValueException("limits.memoryBytes", "unknown", "1 or more"));
        // Direct buffers too are bounded by the greatest heap unless the JVM was told otherwise.
        long least = Math.min(limit, Runtime.getRuntime().maxMemory());
        return create(config, Math.max(1, (long) (least * config.capacityShare())), executors, time);
    }

    /**
     * Lends a given amount.
     *
     * @param config how; its share of the limit is without effect
     * @param capacityBytes all that may be lent, 1 or more
     * @param executors whose timer ends leases; not closed by the allocator
     * @param time tells when leases expire
     * @return the allocator
     * @throws InvalidValueException if the capacity is below 1
     */
    static MemoryAllocator create(
            MemoryAllocatorConfig config, long capacityBytes, CommonsExecutors executors, InstantSource time) {
        return new DefaultMemoryAllocator(
                InvalidValueException.requirePresent("config", config),
                InvalidValueException.requireRange("capacityBytes", capacityBytes, 1, Long.MAX_VALUE),
                InvalidValueException.requirePresent("executors", executors),
                InvalidValueException.requirePresent("time", time));
    }
}
