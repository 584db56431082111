// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.monitoring;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.monitoring.histogram.HistogramSnapshot;

/** The value of a series at one moment. */
public sealed interface SeriesValue {

    /**
     * A count since the series was made.
     *
     * @param count how many
     */
    record Count(long count) implements SeriesValue {}

    /**
     * A number.
     *
     * @param number finite
     */
    record Level(double number) implements SeriesValue {

        /**
         * Checks the number.
         *
         * @throws InvalidValueException if it is not finite
         */
        public Level {
            if (!Double.isFinite(number)) {
                throw new InvalidValueException("number", number, "a finite number");
            }
        }
    }

    /**
     * Durations in nanoseconds.
     *
     * @param total all since the series was made
     * @param recent those of the recent past, which is what percentiles are shown of
     */
    record Durations(HistogramSnapshot total, HistogramSnapshot recent) implements SeriesValue {}
}
