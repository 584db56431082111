// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.monitor;

import ai.smartwhale.balance.quality.finding.QualityScore;
import ai.smartwhale.commons.InvalidValueException;
import java.time.Instant;

/**
 * A score at a time.
 *
 * @param at when
 * @param value 0 to 1
 */
public record ScorePoint(Instant at, double value) {

    /**
     * Checks.
     *
     * @throws InvalidValueException if the time is null, or the value is outside of 0..1
     */
    public ScorePoint {
        InvalidValueException.requirePresent("at", at);
        QualityScore.requireShare("value", value);
    }
}
