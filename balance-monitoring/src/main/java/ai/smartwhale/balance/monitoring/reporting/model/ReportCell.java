// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.reporting.model;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.LimitExceededException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Instant;

/** A cell of a table. Numbers are rounded here, once, so that every format shows the same. */
public sealed interface ReportCell {

    /**
     * A text.
     *
     * @param text the text, at most 10,000 characters; from anywhere, formats escape it
     */
    record Text(String text) implements ReportCell {

        private static final int LONGEST = 10_000;

        /**
         * Checks.
         *
         * @throws InvalidValueException if it is null
         * @throws LimitExceededException if it is too long
         */
        public Text {
            InvalidValueException.requirePresent("text", text);
            LimitExceededException.requireAtMost("text, in characters", text.length(), LONGEST);
        }
    }

    /**
     * A number.
     *
     * @param value the number as it is shown
     */
    record Number(BigDecimal value) implements ReportCell {

        /**
         * Checks.
         *
         * @throws InvalidValueException if it is null
         */
        public Number {
            InvalidValueException.requirePresent("value", value);
        }
    }

    /**
     * A time.
     *
     * @param at the time
     */
    record Time(Instant at) implements ReportCell {

        /**
         * Checks.
         *
         * @throws InvalidValueException if it is null
         */
        public Time {
            InvalidValueException.requirePresent("at", at);
        }
    }

    /** There is no value. */
    record Missing() implements ReportCell {}

    /** The one without a value. */
    ReportCell MISSING = new Missing();

    /**
     * A cell with a text.
     *
     * @param text the text
     * @return the cell
     */
    static ReportCell of(String text) {
        return new Text(text);
    }

    /**
     * A cell with a time.
     *
     * @param at the time
     * @return the cell
     */
    static ReportCell of(Instant at) {
        return new Time(at);
    }

    /**
     * A cell with a whole number.
     *
     * @param value the number, kept exactly
     * @return the cell
     */
    static ReportCell of(long value) {
        return new Number(BigDecimal.valueOf(value));
    }

    /**
     * A cell with a number.
     *
     * @param value the number, rounded to 6 significant digits; NaN and the infinities are missing
     * @return the cell
     */
    static ReportCell of(double value) {
        if (!Double.isFinite(value)) {
            return MISSING;
        }
        BigDecimal rounded = BigDecimal.valueOf(value).round(new MathContext(6, RoundingMode.HALF_EVEN));
        BigDecimal stripped = rounded.signum() == 0 ? BigDecimal.ZERO : rounded.stripTrailingZeros();
        boolean plain = stripped.scale() < 0 && stripped.precision() - stripped.scale() <= 15;
        return new Number(plain ? stripped.setScale(0) : stripped);
    }
}
