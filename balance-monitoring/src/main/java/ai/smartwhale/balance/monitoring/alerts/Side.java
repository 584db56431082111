// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.alerts;

/** On which side of a level it is bad to be. */
public enum Side {
    /** Too much is bad. */
    ABOVE,
    /** Too little is bad. */
    BELOW;

    /**
     * Whether a value is beyond a level.
     *
     * @param value the value
     * @param level the level
     * @return whether it is strictly above, or strictly below
     */
    public boolean isBeyond(double value, double level) {
        return this == ABOVE ? value > level : value < level;
    }
}
