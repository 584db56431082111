// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.logging.file;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** How often a new file begins, whatever its size. Periods are those of UTC. */
public enum RotationPeriod {
    /** Only the size matters. */
    NEVER,
    /** With every minute. */
    MINUTE,
    /** With every hour. */
    HOUR,
    /** With every day. */
    DAY;

    /**
     * The beginning of the period that a moment lies in.
     *
     * @param moment the moment
     * @return the beginning; the same for all moments where periods do not matter
     */
    public Instant start(Instant moment) {
        return switch (this) {
            case NEVER -> Instant.EPOCH;
            case MINUTE -> moment.truncatedTo(ChronoUnit.MINUTES);
            case HOUR -> moment.truncatedTo(ChronoUnit.HOURS);
            case DAY -> moment.truncatedTo(ChronoUnit.DAYS);
        };
    }
}
