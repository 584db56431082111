// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.cache;

import java.time.Instant;
import java.time.ZoneId;

/** Cuts time into hours of the day. Not thread-safe: remembers the quarter of an hour it was asked for last. */
final class HoursOfDay {

    static final int COUNT = 24;
    static final long MILLIS = 3_600_000;

    /** The offsets of zones are multiples of it. */
    private static final long QUARTER = MILLIS / 4;

    private final ZoneId zone;
    private long quarter = Long.MIN_VALUE;
    private int hour;

    HoursOfDay(ZoneId zone) {
        this.zone = zone;
    }

    /** 0 to 23. */
    int at(long millis) {
        long asked = Math.floorDiv(millis, QUARTER);
        if (asked != quarter) {
            quarter = asked;
            hour = Instant.ofEpochMilli(millis).atZone(zone).getHour();
        }
        return hour;
    }

    /** The first moment after a given one at which the hour of the day may be another. */
    static long nextBoundary(long millis) {
        return (Math.floorDiv(millis, QUARTER) + 1) * QUARTER;
    }
}
