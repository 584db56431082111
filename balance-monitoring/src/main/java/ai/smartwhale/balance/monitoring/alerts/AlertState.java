// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.alerts;

/** Where an alert stands. */
public enum AlertState {
    /** Nothing is wrong. */
    INACTIVE,
    /** Something is wrong, and not yet for long enough. */
    PENDING,
    /** Something is wrong. */
    FIRING,
    /** It seems well again, and not yet for long enough. */
    RESOLVING,
    /** It is well again. */
    RESOLVED;

    /**
     * Whether people have been told, and have not been told that it is over.
     *
     * @return whether it is firing or resolving
     */
    public boolean isActive() {
        return this == FIRING || this == RESOLVING;
    }
}
