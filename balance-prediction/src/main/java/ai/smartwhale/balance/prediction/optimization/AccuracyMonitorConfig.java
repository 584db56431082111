// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.optimization;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.LimitExceededException;
import java.util.List;

/**
 * What an {@link AccuracyMonitor} measures.
 *
 * @param lastSteps the last step of each block, rising, 1 to 16 blocks up to step 1,024; 1, 5, 12, 24, 48 by default
 * @param season of the naive forecast that gives the scale, in slots, 1 to 10,080; 1 by default
 * @param fading what a value weighs after the next one, above 0 to 1; 0.998 by default
 * @param level of the interval that is watched, between 0 and 1; 0.95 by default
 */
public record AccuracyMonitorConfig(List<Integer> lastSteps, int season, double fading, double level) {

    private static final int MOST_BLOCKS = 16;
    private static final int LONGEST_SEASON = 10_080;
    private static final int LAST_STEP = 1_024;

    /**
     * Checks every component.
     *
     * @throws InvalidValueException if a component is outside of its range
     * @throws LimitExceededException if there are too many blocks, or the season is too long
     */
    public AccuracyMonitorConfig {
        lastSteps = List.copyOf(InvalidValueException.requirePresent("lastSteps", lastSteps));
        InvalidValueException.requireRange("lastSteps.size", lastSteps.size(), 1, Integer.MAX_VALUE);
        LimitExceededException.requireAtMost("lastSteps.size", lastSteps.size(), MOST_BLOCKS);
        int before = 0;
        for (int last : lastSteps) {
            InvalidValueException.requireRange("lastSteps", last, before + 1L, LAST_STEP);
            before = last;
        }
        InvalidValueException.requireRange("season", season, 1, Integer.MAX_VALUE);
        LimitExceededException.requireAtMost("season, in slots", season, LONGEST_SEASON);
        if (!(fading > 0 && fading <= 1)) {
            throw new InvalidValueException("fading", fading, "above 0, at most 1");
        }
        if (!(level > 0 && level < 1)) {
            throw new InvalidValueException("level", level, "above 0, less than 1");
        }
    }

    /**
     * The documented defaults.
     *
     * @return the settings
     */
    public static AccuracyMonitorConfig defaults() {
        return new AccuracyMonitorConfig(List.of(1, 5, 12, 24, 48), 1, 0.998, 0.95);
    }

    /**
     * The same with other blocks.
     *
     * @param steps the last step of each block, rising
     * @return the settings
     */
    public AccuracyMonitorConfig withLastSteps(Integer... steps) {
        return new AccuracyMonitorConfig(List.of(steps), season, fading, level);
    }

    /**
     * The same with another season.
     *
     * @param slots of the season, 1 to 10,080
     * @return the settings
     */
    public AccuracyMonitorConfig withSeason(int slots) {
        return new AccuracyMonitorConfig(lastSteps, slots, fading, level);
    }

    /**
     * The same with another fading.
     *
     * @param perValue what a value weighs after the next one, above 0 to 1
     * @return the settings
     */
    public AccuracyMonitorConfig withFading(double perValue) {
        return new AccuracyMonitorConfig(lastSteps, season, perValue, level);
    }

    /**
     * The same with another level.
     *
     * @param watched between 0 and 1
     * @return the settings
     */
    public AccuracyMonitorConfig withLevel(double watched) {
        return new AccuracyMonitorConfig(lastSteps, season, fading, watched);
    }
}
