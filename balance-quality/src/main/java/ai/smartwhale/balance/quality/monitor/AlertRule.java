// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.monitor;

import ai.smartwhale.balance.quality.finding.Dimension;
import ai.smartwhale.balance.quality.finding.QualityScore;
import ai.smartwhale.commons.InvalidValueException;
import java.time.Duration;
import java.util.Optional;

/**
 * When to raise an alert, and when to take it back. The two limits are apart, so that a value that moves about one of
 * them raises one alert and not many. Immutable.
 *
 * @param name its name, unique among the rules
 * @param signal what it looks at
 * @param dimension which dimension of the score; empty for the score of all, and for other signals
 * @param fire the limit beyond which something is wrong: below it for a score, above it for other signals; 0 to 1
 * @param clear the limit beyond which it is right again, on the other side of {@code fire} or equal to it; 0 to 1
 * @param hold for how long it must be wrong, zero or more
 * @param clearHold for how long it must be right again, zero or more
 * @param severity how bad it is
 */
public record AlertRule(
        String name,
        AlertSignal signal,
        Optional<Dimension> dimension,
        double fire,
        double clear,
        Duration hold,
        Duration clearHold,
        AlertSeverity severity) {

    /**
     * Checks.
     *
     * @throws InvalidValueException if something is absent or outside of its range
     */
    public AlertRule {
        InvalidValueException.requireText("name", name);
        InvalidValueException.requirePresent("signal", signal);
        InvalidValueException.requirePresent("dimension", dimension);
        QualityScore.requireShare("fire", fire);
        QualityScore.requireShare("clear", clear);
        if (signal == AlertSignal.SCORE ? clear < fire : clear > fire) {
            throw new InvalidValueException(
                    "clear", clear, (signal == AlertSignal.SCORE ? "at least " : "at most ") + fire);
        }
        requireNotNegative("hold", hold);
        requireNotNegative("clearHold", clearHold);
        InvalidValueException.requirePresent("severity", severity);
        if (dimension.isPresent() && signal != AlertSignal.SCORE) {
            throw new InvalidValueException("dimension", dimension, "empty for " + signal);
        }
    }

    private static void requireNotNegative(String field, Duration duration) {
        if (InvalidValueException.requirePresent(field, duration).isNegative()) {
            throw new InvalidValueException(field, duration, "zero or more");
        }
    }

    /**
     * A score below a limit: right again above another one, at once.
     *
     * @param name its name
     * @param fire the lower limit
     * @param clear the upper limit
     * @param severity how bad it is
     * @return the rule
     */
    public static AlertRule scoreBelow(String name, double fire, double clear, AlertSeverity severity) {
        return new AlertRule(
                name, AlertSignal.SCORE, Optional.empty(), fire, clear, Duration.ZERO, Duration.ZERO, severity);
    }
}
