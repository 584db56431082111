// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.cache;

import ai.smartwhale.commons.InvalidValueException;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * How full the memory is.
 *
 * @param usedBytes the heap in use, with what nobody refers to any more
 * @param liveBytes what the long-lived part of the heap held after its last collection, or holds now where the
 *     collector has not yet been there; empty where the JVM does not say
 * @param maxBytes the most the heap may take
 * @param collections how many collections there have been
 * @param containerShare the share of the container's memory in use, without file pages that can be dropped; empty
 *     outside of a container with a limit
 */
public record MemoryReading(
        long usedBytes, OptionalLong liveBytes, long maxBytes, long collections, OptionalDouble containerShare) {

    /**
     * Checks all.
     *
     * @throws InvalidValueException if a number is negative, or the maximum not above zero
     */
    public MemoryReading {
        InvalidValueException.requireRange("usedBytes", usedBytes, 0, Long.MAX_VALUE);
        InvalidValueException.requirePresent("liveBytes", liveBytes);
        InvalidValueException.requireRange("maxBytes", maxBytes, 1, Long.MAX_VALUE);
        InvalidValueException.requireRange("collections", collections, 0, Long.MAX_VALUE);
        InvalidValueException.requirePresent("containerShare", containerShare);
        if (!(containerShare.orElse(0) >= 0)) {
            throw new InvalidValueException("containerShare", containerShare, "0 or more");
        }
    }

    /**
     * The share of the memory that cannot be had back without dropping something: of the heap or of the container,
     * whichever is fuller.
     *
     * @return 0 to 1, above 1 only where a container is over its limit; empty if neither is known
     */
    public OptionalDouble level() {
        if (liveBytes.isEmpty()) {
            return containerShare;
        }
        double heap = Math.min(1, (double) liveBytes.getAsLong() / maxBytes);
        return OptionalDouble.of(Math.max(heap, containerShare.orElse(0)));
    }
}
