// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.cache;

/** The hours of the day in the week to come, cut into pieces within which the hour stays. */
final class HoursAhead {

    private static final int PIECES = 7 * HoursOfDay.COUNT * 4;

    final long now;
    private final long[] ends = new long[PIECES];
    private final int[] hours = new int[PIECES];

    HoursAhead(long now, HoursOfDay hoursOfDay) {
        this.now = now;
        long at = now;
        for (int i = 0; i < PIECES; i++) {
            hours[i] = hoursOfDay.at(at);
            at = HoursOfDay.nextBoundary(at);
            ends[i] = at;
        }
    }

    int pieces() {
        return PIECES;
    }

    long start(int piece) {
        return piece == 0 ? now : ends[piece - 1];
    }

    long end(int piece) {
        return ends[piece];
    }

    int hour(int piece) {
        return hours[piece];
    }
}
