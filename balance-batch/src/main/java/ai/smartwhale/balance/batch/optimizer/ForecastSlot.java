// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.batch.optimizer;

import ai.smartwhale.commons.InvalidValueException;
import java.time.Duration;
import java.time.Instant;

/**
 * What load is expected in a span of time, apart from work that may wait.
 *
 * @param start when the span begins
 * @param length how long it is, above zero
 * @param load how much is expected, zero or more; a high quantile rather than the mean where a forecast has both
 */
public record ForecastSlot(Instant start, Duration length, double load) {

    /**
     * Checks the components.
     *
     * @throws InvalidValueException if one is outside its range
     */
    public ForecastSlot {
        InvalidValueException.requirePresent("start", start);
        InvalidValueException.requirePositive("length", length);
        Checks.requireZeroOrMore("load", load);
    }

    /**
     * When the span ends.
     *
     * @return the first instant after it
     */
    public Instant end() {
        return start.plus(length);
    }
}
