// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.utils.math;

import java.util.Locale;
import java.util.Optional;

/**
 * How much a matrix magnifies the errors of what it is applied to.
 *
 * @param estimate of the condition number in the 1-norm, 1 or more; a lower bound that is rarely off by more than three
 * @param illConditioned whether the estimate is above {@link #ILL_CONDITIONED_ABOVE}
 */
public record Conditioning(double estimate, boolean illConditioned) {

    /** Above this number, 1e10, fewer than six of the sixteen digits of a result can be trusted. */
    public static final double ILL_CONDITIONED_ABOVE = 1e10;

    static Conditioning of(double estimate) {
        // Written so that a NaN, which comes from an overflow, counts as ill-conditioned.
        return new Conditioning(
                Double.isNaN(estimate) ? Double.POSITIVE_INFINITY : Math.max(1, estimate),
                !(estimate <= ILL_CONDITIONED_ABOVE));
    }

    /**
     * What to tell the reader of a result.
     *
     * @return a warning that says how many digits are left, absent where the matrix is well conditioned
     */
    public Optional<String> warning() {
        if (!illConditioned) {
            return Optional.empty();
        }
        long digits = Math.max(0, 16 - (long) Math.ceil(Math.log10(estimate)));
        return Optional.of(String.format(
                Locale.ROOT,
                "the matrix is ill-conditioned: its condition number is about %.1e, which leaves about %d exact digits",
                estimate,
                digits));
    }
}
