// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.cache;

import ai.smartwhale.commons.InvalidValueException;
import java.time.Duration;

/**
 * How long a value lives. Until the soft limit it is fresh; from then to the hard limit it is stale: still given out
 * while it is fetched anew; after the hard limit it is gone.
 *
 * @param soft from storing until the value is stale, above zero
 * @param hard from storing until the value is gone, the soft limit at least, a thousand years at most
 */
public record TimeToLive(Duration soft, Duration hard) {

    private static final Duration LONGEST = Duration.ofDays(365_000);

    /**
     * Checks both limits.
     *
     * @throws InvalidValueException if one is not above zero, the hard one too long, or the soft one above the hard one
     */
    public TimeToLive {
        InvalidValueException.requirePositive("soft", soft);
        InvalidValueException.requirePositive("hard", hard);
        if (hard.compareTo(LONGEST) > 0) {
            throw new InvalidValueException("hard", hard, "at most " + LONGEST);
        }
        if (soft.compareTo(hard) > 0) {
            throw new InvalidValueException("soft", soft, "at most the hard limit, " + hard);
        }
    }

    /**
     * A life without a stale part.
     *
     * @param hard from storing until the value is gone
     * @return both limits at once
     * @throws InvalidValueException if it is not above zero or too long
     */
    public static TimeToLive of(Duration hard) {
        return new TimeToLive(hard, hard);
    }

    /**
     * A life with a stale part.
     *
     * @param soft from storing until the value is stale
     * @param hard from storing until the value is gone
     * @return the limits
     * @throws InvalidValueException if one is not above zero, the hard one too long, or the soft one above the hard one
     */
    public static TimeToLive of(Duration soft, Duration hard) {
        return new TimeToLive(soft, hard);
    }
}
