// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.analyzer;

/**
 * What an action did to a measure of a model, within the window.
 *
 * @param model which
 * @param action what was done
 * @param samples how often it was observed
 * @param mean the mean change
 * @param deviation the standard deviation of the changes; 0 for fewer than two
 * @param error the standard error of the mean: the deviation by the root of the number; 0 for fewer than two
 */
public record ActionImpact(String model, String action, long samples, double mean, double deviation, double error) {

    /**
     * Tells an impact from chance.
     *
     * @param errors how many standard errors the mean must be away from zero
     * @return whether it is further
     */
    public boolean isBeyond(double errors) {
        return Math.abs(mean) > errors * error;
    }
}
