// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.analyzer;

/**
 * How the quality of what a model gets changes: the younger half of the window against the older one.
 *
 * @param model which
 * @param direction where it goes
 * @param before the part that was invalid in the older half, 0 to 1
 * @param recent the part that was invalid in the younger half, 0 to 1
 * @param deviation how far the change is from chance, in standard deviations; above zero for worse
 */
public record QualityTrend(String model, Direction direction, double before, double recent, double deviation) {

    /** Where it goes. */
    public enum Direction {
        /** Less becomes invalid. */
        IMPROVING,
        /** No change that could not be chance. */
        STEADY,
        /** More becomes invalid. */
        WORSENING,
        /** There was nothing in one of the halves. */
        UNKNOWN
    }
}
