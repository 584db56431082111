// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.pattern.change;

import ai.smartwhale.commons.InvalidValueException;
import java.util.List;

/**
 * Something that repeats.
 *
 * @param period after how many steps, 2 or more
 * @param strength the share of the variance around the trend that it explains, each value judged by the others of its
 *     phase: at most 1
 * @param profile by how much each phase differs from the mean, one number for each step of the period; the first value
 *     of the series has phase 0
 */
public record Season(int period, double strength, List<Double> profile) {

    /**
     * Checks and copies.
     *
     * @throws InvalidValueException if the period is too short, or the profile is not as long as the period
     */
    public Season {
        InvalidValueException.requireRange("period", period, 2, Integer.MAX_VALUE);
        profile = List.copyOf(InvalidValueException.requirePresent("profile", profile));
        InvalidValueException.requireRange("profile.size", profile.size(), period, period);
    }

    /**
     * By how much a value differs from the mean because of its phase.
     *
     * @param index of the value in the series, also beyond its end; 0 or more
     * @return the difference, in the unit of the values
     */
    public double at(long index) {
        return profile.get((int) (index % period));
    }
}
