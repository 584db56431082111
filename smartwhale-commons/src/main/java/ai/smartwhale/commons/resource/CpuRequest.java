// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.resource;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.LimitExceededException;
import java.time.Duration;

/**
 * A request for processor time.
 *
 * @param holder who asks, 1 to 256 characters
 * @param cpuMillis thousandths of a core, 1 or more
 * @param priority how urgent it is
 * @param ttl how long it is lent, above zero, ten years at most
 */
public record CpuRequest(String holder, long cpuMillis, LeasePriority priority, Duration ttl) {

    /**
     * Checks the components.
     *
     * @throws InvalidValueException if a component is outside of its range
     * @throws LimitExceededException if the holder or the duration is too long
     */
    public CpuRequest {
        LeaseTerms.requireHolder(holder);
        InvalidValueException.requireRange("cpuMillis", cpuMillis, 1, Integer.MAX_VALUE);
        InvalidValueException.requirePresent("priority", priority);
        LeaseTerms.requireTtl(ttl);
    }

    /**
     * Asks with normal priority for a minute.
     *
     * @param holder who asks
     * @param cores how many cores, above 0; rounded up to thousandths
     * @return the request
     */
    public static CpuRequest of(String holder, double cores) {
        Checks.requirePositive("cores", cores);
        return new CpuRequest(holder, (long) Math.ceil(cores * 1000), LeasePriority.NORMAL, LeaseTerms.DEFAULT_TTL);
    }

    /**
     * The same with another priority.
     *
     * @param other the priority
     * @return the request
     */
    public CpuRequest withPriority(LeasePriority other) {
        return new CpuRequest(holder, cpuMillis, other, ttl);
    }

    /**
     * The same for another time.
     *
     * @param other how long
     * @return the request
     */
    public CpuRequest withTtl(Duration other) {
        return new CpuRequest(holder, cpuMillis, priority, other);
    }
}
