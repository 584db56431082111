// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services.loop;

import ai.smartwhale.commons.InvalidValueException;

/**
 * What became of answers whose quality was controlled, so far.
 *
 * @param assessed how many were assessed
 * @param complained how many of those that were delivered turned out not to be good enough
 * @param missed how many of those that were withheld turned out to have been good enough
 */
public record QualityReadings(long assessed, long complained, long missed) {

    /** Nothing was assessed. */
    public static final QualityReadings NONE = new QualityReadings(0, 0, 0);

    /**
     * Checks the components.
     *
     * @throws InvalidValueException if one is negative, or more turned out wrong than were assessed
     */
    public QualityReadings {
        InvalidValueException.requireRange("complained", complained, 0, Long.MAX_VALUE);
        InvalidValueException.requireRange("missed", missed, 0, Long.MAX_VALUE);
        InvalidValueException.requireRange("assessed", assessed, complained + missed, Long.MAX_VALUE);
    }

    /** What came since. */
    QualityReadings since(QualityReadings before) {
        long bad = Math.max(0, complained - before.complained);
        long lost = Math.max(0, missed - before.missed);
        return new QualityReadings(Math.max(bad + lost, assessed - before.assessed), bad, lost);
    }

    /** Those that were decided rightly, as far as anybody said. */
    Tally right() {
        return new Tally(assessed - complained - missed, assessed);
    }
}
