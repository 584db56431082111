// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.cache;

/**
 * A rate in which an event counts the less the longer ago it was: by a factor of e for each window of time. Corrected
 * for the time before the first event, so that a rate is right from the start. Not thread-safe.
 */
final class FadingRate {

    private final double windowMillis;
    private final long startedAt;
    private double events;
    private long at;

    FadingRate(double windowMillis, long startedAt) {
        this.windowMillis = windowMillis;
        this.startedAt = startedAt;
        this.at = startedAt;
    }

    void add(long millis, double count) {
        advance(millis);
        events += count;
    }

    void advance(long millis) {
        if (millis > at) {
            events *= Math.exp(-(millis - at) / windowMillis);
            at = millis;
        }
    }

    /** About how many events the window has. */
    double events(long millis) {
        advance(millis);
        return events;
    }

    /** Events in a millisecond; the first tenth of a window counts as a tenth, lest a single event be a flood. */
    double perMilli(long millis) {
        double age = Math.max(windowMillis / 10, millis - startedAt);
        return events(millis) / (windowMillis * -Math.expm1(-age / windowMillis));
    }
}
