// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.demand.capacity;

/**
 * What a holder gets.
 *
 * @param holder who
 * @param amount of the capacity, from the floor to the demand
 * @param demand what it could use
 * @param basis why it gets so much
 */
public record FairShare(String holder, double amount, double demand, ShareBasis basis) {

    /**
     * What part of the demand is met.
     *
     * @return 0 to 1; 1 if nothing is wanted
     */
    public double metShare() {
        return demand == 0 ? 1 : Math.min(1, amount / demand);
    }
}
