// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.pattern;

import ai.smartwhale.commons.InvalidValueException;
import java.time.Instant;

/**
 * A point of a series.
 *
 * @param time when
 * @param value any number; NaN for a missing one
 */
public record AnomalyPoint(Instant time, double value) {

    /**
     * Checks the components.
     *
     * @throws InvalidValueException if the time is null
     */
    public AnomalyPoint {
        InvalidValueException.requirePresent("time", time);
    }
}
