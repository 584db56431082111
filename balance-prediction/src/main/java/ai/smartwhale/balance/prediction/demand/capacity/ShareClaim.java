// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.demand.capacity;

import ai.smartwhale.commons.InvalidValueException;

/**
 * What a holder wants of a capacity.
 *
 * @param holder who
 * @param demand what it can use at most, 0 or more
 * @param weight how much it counts beside others, above 0
 * @param floor what it is promised, 0 or more; of no use above the demand
 */
public record ShareClaim(String holder, double demand, double weight, double floor) {

    /**
     * Checks every component.
     *
     * @throws InvalidValueException if a component is outside of its range
     */
    public ShareClaim {
        InvalidValueException.requireText("holder", holder);
        Numbers.requireAmount("demand", demand);
        Numbers.requirePositive("weight", weight);
        Numbers.requireAmount("floor", floor);
    }

    /**
     * A claim without a promise.
     *
     * @param holder who
     * @param demand what it can use at most, 0 or more
     * @param weight how much it counts beside others, above 0
     * @return the claim
     * @throws InvalidValueException if a component is outside of its range
     */
    public static ShareClaim of(String holder, double demand, double weight) {
        return new ShareClaim(holder, demand, weight, 0);
    }

    double least() {
        return Math.min(floor, demand);
    }
}
