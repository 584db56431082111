// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.cache;

import java.util.Arrays;

/**
 * How often something is used in each hour of the day: uses and the time looked at, both fading by a tenth a day. Not
 * thread-safe.
 */
final class DayProfile {

    private static final float KEPT_PER_DAY = 0.9f;
    private static final long DAY = HoursOfDay.COUNT * HoursOfDay.MILLIS;
    /** How many hours of the assumed rate are mixed into what was seen of an hour of the day. */
    private static final double PRIOR_HOURS = 0.1;

    private final float[] uses = new float[HoursOfDay.COUNT];
    private final float[] looked = new float[HoursOfDay.COUNT];
    private long fadedAt;

    DayProfile(long startedAt) {
        this.fadedAt = startedAt;
    }

    void add(int hour, double count) {
        uses[hour] += (float) count;
    }

    /** Some time passed within one hour of the day, whether something was used or not. */
    void look(int hour, long from, long to) {
        looked[hour] += (to - from) / (float) HoursOfDay.MILLIS;
        if (to - fadedAt >= DAY) {
            fadedAt = to;
            for (int i = 0; i < uses.length; i++) {
                uses[i] *= KEPT_PER_DAY;
                looked[i] *= KEPT_PER_DAY;
            }
        }
    }

    void forget(long now) {
        Arrays.fill(uses, 0);
        Arrays.fill(looked, 0);
        fadedAt = now;
    }

    /** Uses in an hour of the day; the assumed rate where that hour was not looked at. */
    double perHour(int hour, double assumed) {
        return (uses[hour] + PRIOR_HOURS * assumed) / (looked[hour] + PRIOR_HOURS);
    }

    /** Uses in an hour of the day, on a day. */
    double mean(int hour) {
        return looked[hour] == 0 ? 0 : uses[hour] / looked[hour];
    }

    /** Whether every hour of the day was looked at for half of it. */
    boolean isWhole() {
        for (float time : looked) {
            if (time < 0.5f) {
                return false;
            }
        }
        return true;
    }
}
