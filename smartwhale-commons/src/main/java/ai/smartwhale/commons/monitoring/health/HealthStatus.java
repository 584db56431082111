// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.monitoring.health;

/** How well something is, from good to bad. */
public enum HealthStatus {
    /** All is well. */
    UP,
    /** It works, and not as it should. */
    DEGRADED,
    /** It does not work. */
    DOWN;

    /**
     * The worse of two.
     *
     * @param other the other
     * @return whichever is worse
     */
    public HealthStatus worse(HealthStatus other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
