// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.pattern;

import ai.smartwhale.commons.InvalidValueException;
import java.time.Duration;
import java.util.List;

/**
 * The state of a {@link TrendDetector}.
 *
 * @param step the step of its settings
 * @param series the state of each series, the one that was longest unused first
 */
public record TrendSnapshot(Duration step, List<SeriesState> series) {

    /** Checks and copies. */
    public TrendSnapshot {
        InvalidValueException.requirePositive("step", step);
        series = List.copyOf(InvalidValueException.requirePresent("series", series));
    }

    /**
     * The state of one series.
     *
     * @param name its name
     * @param blockSteps how many steps are averaged to a block, a power of two
     * @param firstBlock the number of the first block that is kept, counted from 1970
     * @param lastStep the number of the latest step with a value, counted from 1970
     * @param late how many values came too late
     * @param means of each block, 0 for one without values
     * @param counts of the values of each block, at most 65,535
     * @param watch the state of what raises alarms
     */
    public record SeriesState(
            String name,
            long blockSteps,
            long firstBlock,
            long lastStep,
            long late,
            List<Double> means,
            List<Integer> counts,
            List<Double> watch) {

        /**
         * Checks and copies.
         *
         * @throws InvalidValueException if there are not as many counts as means
         */
        public SeriesState {
            InvalidValueException.requireText("name", name);
            means = List.copyOf(InvalidValueException.requirePresent("means", means));
            counts = List.copyOf(InvalidValueException.requirePresent("counts", counts));
            watch = List.copyOf(InvalidValueException.requirePresent("watch", watch));
            InvalidValueException.requireRange("counts.size", counts.size(), means.size(), means.size());
        }
    }
}
