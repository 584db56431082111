// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services.loop;

/**
 * The requests of one priority that ended within a cycle.
 *
 * @param level 1 for the most urgent to 10
 * @param inTime how many were answered in time
 * @param missed how many were not
 */
public record LevelShare(int level, long inTime, long missed) {

    /**
     * The share that was answered in time.
     *
     * @return 0 to 1; 1 if there was none
     */
    public double attainment() {
        return inTime + missed == 0 ? 1 : (double) inTime / (inTime + missed);
    }
}
