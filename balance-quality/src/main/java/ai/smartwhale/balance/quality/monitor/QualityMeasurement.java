// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.monitor;

import ai.smartwhale.balance.quality.finding.QualityScore;
import ai.smartwhale.commons.InvalidValueException;
import java.time.Instant;

/**
 * A quality measured at a time.
 *
 * @param source whose data was measured
 * @param metric what was measured, such as {@code score} or the name of a dimension
 * @param at when
 * @param value 0 to 1
 */
public record QualityMeasurement(String source, String metric, Instant at, double value) {

    /** The metric of the score of a batch. */
    public static final String SCORE = "score";

    /** The metric of the distance from the accepted history. */
    public static final String DRIFT = "drift";

    /**
     * Checks.
     *
     * @throws InvalidValueException if something is absent, or the value is NaN or outside of 0..1
     */
    public QualityMeasurement {
        InvalidValueException.requireText("source", source);
        InvalidValueException.requireText("metric", metric);
        InvalidValueException.requirePresent("at", at);
        QualityScore.requireShare("value", value);
    }
}
