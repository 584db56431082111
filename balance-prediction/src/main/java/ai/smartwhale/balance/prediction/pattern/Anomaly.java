// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.pattern;

import ai.smartwhale.commons.InvalidValueException;
import java.time.Instant;

/**
 * Something unusual.
 *
 * @param time of the point that raised the alarm
 * @param value of that point
 * @param score 0..1; 0.5 is the level of alarm
 * @param kind what it looks like
 * @param settled whether the points after the alarm have been taken into account; before that the kind is the best
 *     guess of that moment
 * @param reason for people, without payloads
 */
public record Anomaly(Instant time, double value, double score, AnomalyKind kind, boolean settled, String reason) {

    /**
     * Checks the components.
     *
     * @throws InvalidValueException if one is null, the value is not finite, or the score outside 0..1
     */
    public Anomaly {
        InvalidValueException.requirePresent("time", time);
        InvalidValueException.requirePresent("kind", kind);
        InvalidValueException.requirePresent("reason", reason);
        if (!Double.isFinite(value)) {
            throw new InvalidValueException("value", value, "a finite number");
        }
        if (!(score >= 0 && score <= 1)) {
            throw new InvalidValueException("score", score, "0..1");
        }
    }
}
