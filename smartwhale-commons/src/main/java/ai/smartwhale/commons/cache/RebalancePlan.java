// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.cache;

import ai.smartwhale.commons.InvalidValueException;
import java.util.List;

/**
 * What has to move when the nodes change, and nothing else. Making a plan moves nothing.
 *
 * @param target how keys are spread once the plan is carried out
 * @param moves the moves
 * @param keys how many keys were looked at
 */
public record RebalancePlan(CacheDistribution target, List<KeyMove> moves, long keys) {

    /**
     * Copies the moves.
     *
     * @throws InvalidValueException if one is null or the number of keys negative
     */
    public RebalancePlan {
        InvalidValueException.requirePresent("target", target);
        moves = List.copyOf(InvalidValueException.requirePresent("moves", moves));
        InvalidValueException.requireRange("keys", keys, 0, Long.MAX_VALUE);
    }

    /**
     * The share of keys that move.
     *
     * @return 0 to 1 with one replica; 0 without keys
     */
    public double movedShare() {
        return keys == 0 ? 0 : (double) moves.size() / keys;
    }
}
