// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.benchmarks.nab;

/** What hits, misses and false alarms are worth: {@code config/profiles.json} of the benchmark. */
enum NabProfile {
    STANDARD(1, 1, 0.11),
    LOW_FALSE_POSITIVES(1, 1, 0.22),
    LOW_FALSE_NEGATIVES(1, 2, 0.11);

    private final double hit;
    private final double miss;
    private final double falseAlarm;

    NabProfile(double hit, double miss, double falseAlarm) {
        this.hit = hit;
        this.miss = miss;
        this.falseAlarm = falseAlarm;
    }

    double hit() {
        return hit;
    }

    double miss() {
        return miss;
    }

    double falseAlarm() {
        return falseAlarm;
    }
}
