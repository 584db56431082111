// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.forecast;

import ai.smartwhale.commons.InvalidValueException;
import java.time.Duration;

/**
 * How values with timestamps become slots.
 *
 * @param step the length of a slot; slots begin at multiples of it since 1970 in UTC, so days of 23 or 25 hours do not
 *     disturb them
 * @param merge what several values in one slot make together
 * @param empty what a slot without a value means
 * @param longestGap how far ahead of the open slot a value may lie, a step or more
 * @param patience how many further slots may begin before one is closed to late values, 0..1,024
 */
public record SeriesClockConfig(Duration step, SlotMerge merge, EmptySlot empty, Duration longestGap, int patience) {

    private static final int MOST_PATIENCE = 1_024;

    /**
     * Checks every component.
     *
     * @throws InvalidValueException if one is outside of its range
     */
    public SeriesClockConfig {
        InvalidValueException.requirePositive("step", step);
        InvalidValueException.requirePresent("merge", merge);
        InvalidValueException.requirePresent("empty", empty);
        InvalidValueException.requirePositive("longestGap", longestGap);
        if (longestGap.compareTo(step) < 0) {
            throw new InvalidValueException("longestGap", longestGap, step + " or more");
        }
        InvalidValueException.requireRange("patience", patience, 0, MOST_PATIENCE);
    }

    /**
     * Counts by the slot, where no event means 0 and a gap of a day is bridged.
     *
     * @param step the length of a slot
     * @return the configuration
     */
    public static SeriesClockConfig counts(Duration step) {
        return new SeriesClockConfig(step, SlotMerge.SUM, EmptySlot.ZERO, dayOr(step), 0);
    }

    /**
     * Means by the slot, where no value means that it is unknown and a gap of a day is bridged.
     *
     * @param step the length of a slot
     * @return the configuration
     */
    public static SeriesClockConfig levels(Duration step) {
        return new SeriesClockConfig(step, SlotMerge.MEAN, EmptySlot.MISSING, dayOr(step), 0);
    }

    private static Duration dayOr(Duration step) {
        InvalidValueException.requirePositive("step", step);
        Duration day = Duration.ofDays(1);
        return step.compareTo(day) > 0 ? step : day;
    }
}
