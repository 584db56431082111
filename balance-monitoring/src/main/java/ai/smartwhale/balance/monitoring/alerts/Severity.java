// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.alerts;

/** How much an alert matters, the least first. */
public enum Severity {
    /** Good to know; nobody is called. */
    INFO,
    /** Somebody has to look at it within the day. */
    WARNING,
    /** Somebody has to look at it now. */
    CRITICAL;

    /**
     * Whether it matters at least as much as another.
     *
     * @param other the other
     * @return whether it does
     */
    public boolean isAtLeast(Severity other) {
        return compareTo(other) >= 0;
    }
}
