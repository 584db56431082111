// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.interfaces.data;

import ai.smartwhale.commons.InvalidValueException;
import java.util.Optional;
import java.util.Set;

/**
 * What is to be made equal to what.
 *
 * @param source where values are read
 * @param target where they are written
 * @param keys which values; empty for all that the source lists
 * @param conflicts what happens where both sides have different values
 * @param removeExtra whether values of the target that the source does not have are removed
 */
public record SyncPlan(
        SyncEndpoint source,
        SyncEndpoint target,
        Optional<Set<String>> keys,
        ConflictPolicy conflicts,
        boolean removeExtra) {

    /** What happens where both sides have different values. */
    public enum ConflictPolicy {
        /** The value of the source is written. */
        SOURCE_WINS,
        /** The value of the target stays. */
        TARGET_STAYS,
        /** The value of the target stays, and the report is not complete. */
        REPORT
    }

    /**
     * Checks and copies the components.
     *
     * @throws InvalidValueException if one is missing
     */
    public SyncPlan {
        InvalidValueException.requirePresent("source", source);
        InvalidValueException.requirePresent("target", target);
        keys = InvalidValueException.requirePresent("keys", keys).map(Set::copyOf);
        InvalidValueException.requirePresent("conflicts", conflicts);
    }

    /**
     * Makes the target have what the source lists; the source wins, and nothing is removed.
     *
     * @param source where values are read
     * @param target where they are written
     * @return the plan
     */
    public static SyncPlan of(SyncEndpoint source, SyncEndpoint target) {
        return new SyncPlan(source, target, Optional.empty(), ConflictPolicy.SOURCE_WINS, false);
    }

    /**
     * The same for some keys.
     *
     * @param value the keys
     * @return the new plan
     */
    public SyncPlan withKeys(Set<String> value) {
        return new SyncPlan(source, target, Optional.of(value), conflicts, removeExtra);
    }

    /**
     * The same with another way to settle conflicts.
     *
     * @param value what happens where both sides have different values
     * @return the new plan
     */
    public SyncPlan withConflicts(ConflictPolicy value) {
        return new SyncPlan(source, target, keys, value, removeExtra);
    }

    /**
     * The same, and the target has nothing else afterwards.
     *
     * @return the new plan
     */
    public SyncPlan removingExtra() {
        return new SyncPlan(source, target, keys, conflicts, true);
    }
}
