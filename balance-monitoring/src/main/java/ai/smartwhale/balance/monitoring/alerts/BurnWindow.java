// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.alerts;

import ai.smartwhale.commons.InvalidValueException;
import java.time.Duration;
import java.util.List;

/**
 * One pair of windows of a burn-rate rule. The fault is there while the error budget burns faster than the factor in
 * both: the long one shows that it matters, the short one that it still goes on.
 *
 * @param across the long window, 1 s to 3 days
 * @param recent the short window, 1 s or more and shorter than the long one
 * @param factor how many times faster than the budget allows, above zero
 * @param severity how much it matters
 */
public record BurnWindow(Duration across, Duration recent, double factor, Severity severity) {

    /** The longest window there is. */
    public static final Duration LONGEST = Duration.ofDays(3);

    /**
     * Checks every component.
     *
     * @throws InvalidValueException if one is out of its range
     */
    public BurnWindow {
        requireSpan("across", across);
        requireSpan("recent", recent);
        if (recent.compareTo(across) >= 0) {
            throw new InvalidValueException("recent", recent, "shorter than " + across);
        }
        if (!(factor > 0) || Double.isInfinite(factor)) {
            throw new InvalidValueException("factor", factor, "a finite number above zero");
        }
        InvalidValueException.requirePresent("severity", severity);
    }

    /**
     * The windows of the Site Reliability Workbook for an objective over 30 days: 2 % of the budget within an hour and
     * 5 % within six hours are critical, 10 % within three days are a warning.
     *
     * @return 14.4 over 1 h and 5 m, 6 over 6 h and 30 m, 1 over 3 d and 6 h
     */
    public static List<BurnWindow> workbook() {
        return List.of(
                new BurnWindow(Duration.ofHours(1), Duration.ofMinutes(5), 14.4, Severity.CRITICAL),
                new BurnWindow(Duration.ofHours(6), Duration.ofMinutes(30), 6, Severity.CRITICAL),
                new BurnWindow(Duration.ofDays(3), Duration.ofHours(6), 1, Severity.WARNING));
    }

    static Duration requireSpan(String field, Duration span) {
        InvalidValueException.requirePresent(field, span);
        if (span.compareTo(Duration.ofSeconds(1)) < 0 || span.compareTo(LONGEST) > 0) {
            throw new InvalidValueException(field, span, "1 s to 3 days");
        }
        return span;
    }
}
