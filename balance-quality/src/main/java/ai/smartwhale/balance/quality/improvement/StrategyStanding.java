// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.improvement;

/**
 * What is thought of a strategy in a context.
 *
 * @param strategy its name
 * @param alpha the first parameter of the Beta distribution of its share of good repairs
 * @param beta the second parameter
 */
public record StrategyStanding(String strategy, double alpha, double beta) {

    /**
     * The share of good repairs that is expected.
     *
     * @return 0 to 1
     */
    public double expected() {
        return alpha / (alpha + beta);
    }
}
