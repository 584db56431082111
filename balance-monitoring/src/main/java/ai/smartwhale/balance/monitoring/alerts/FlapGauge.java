// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.alerts;

/**
 * Whether something goes back and forth: the share of changes in its last 21 states, of which the newest weighs 1.25
 * and the oldest 0.75, as Nagios has it.
 */
final class FlapGauge {

    private static final int CHANGES = 20;
    private static final int KEPT = (1 << CHANGES) - 1;
    private static final double OLDEST_WEIGHT = 0.75;
    private static final double NEWEST_WEIGHT = 1.25;

    private final double start;
    private final double stop;
    private int changes;
    private boolean active;
    private boolean flapping;

    FlapGauge(double start, double stop) {
        this.start = start;
        this.stop = stop;
    }

    /** Takes a state in and says whether it flaps now. */
    boolean add(boolean now) {
        changes = (changes << 1 | (now == active ? 0 : 1)) & KEPT;
        active = now;
        double share = share();
        flapping = start < 1 && (flapping ? share >= stop : share >= start);
        return flapping;
    }

    /** Whether nothing changed for so long that there is nothing to remember. */
    boolean isQuiet() {
        return changes == 0;
    }

    double share() {
        double sum = 0;
        for (int age = 0; age < CHANGES; age++) {
            if ((changes >> age & 1) != 0) {
                sum += NEWEST_WEIGHT - (NEWEST_WEIGHT - OLDEST_WEIGHT) * age / (CHANGES - 1);
            }
        }
        return sum / CHANGES;
    }
}
