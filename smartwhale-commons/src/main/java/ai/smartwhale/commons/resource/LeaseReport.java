// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.resource;

import java.time.Duration;
import java.util.List;

/**
 * What an allocator has lent, and what was not given back.
 *
 * @param capacity all that can be lent
 * @param used what is lent now
 * @param active leases that are active, the oldest first, 1,000 at most
 * @param leaks leases that ended without being given back, the newest 256, the oldest first
 * @param leaksInAll how many there have been
 */
public record LeaseReport(long capacity, long used, List<ActiveLease> active, List<Leak> leaks, long leaksInAll) {

    /** Copies the lists. */
    public LeaseReport {
        active = List.copyOf(active);
        leaks = List.copyOf(leaks);
    }

    /**
     * An active lease.
     *
     * @param id the lease
     * @param holder who holds it
     * @param amount how much
     * @param age since it was granted
     * @param left until it expires
     */
    public record ActiveLease(String id, String holder, long amount, Duration age, Duration left) {}

    /**
     * A lease that was not given back.
     *
     * @param id the lease
     * @param holder who held it
     * @param amount how much
     * @param how {@link LeaseState#EXPIRED} or {@link LeaseState#ABANDONED}
     * @param age from the grant until it was found
     */
    public record Leak(String id, String holder, long amount, LeaseState how, Duration age) {}
}
