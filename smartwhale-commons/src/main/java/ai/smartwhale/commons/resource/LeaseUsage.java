// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.resource;

import ai.smartwhale.commons.InvalidValueException;
import java.time.Duration;

/**
 * What was really used of a lease.
 *
 * @param lease which
 * @param mostUsed the most that was used at the same time, 0 or more, in the unit of the lease
 * @param idleFor how long nothing of it has been used, zero or more
 */
public record LeaseUsage(ResourceLease lease, long mostUsed, Duration idleFor) {

    /**
     * Checks the components.
     *
     * @throws InvalidValueException if a component is outside of its range
     */
    public LeaseUsage {
        InvalidValueException.requirePresent("lease", lease);
        InvalidValueException.requireRange("mostUsed", mostUsed, 0, Long.MAX_VALUE);
        InvalidValueException.requirePresent("idleFor", idleFor);
        if (idleFor.isNegative()) {
            throw new InvalidValueException("idleFor", idleFor, "zero or more");
        }
    }
}
