// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.monitor;

/** Where an alert is. */
public enum AlertState {
    /** Nothing is wrong. */
    INACTIVE,
    /** The value is beyond the limit, but not for long enough. */
    PENDING,
    /** Something is wrong. */
    FIRING,
    /** The value is back, but not for long enough. */
    RESOLVING,
    /** It was wrong and is right again. */
    RESOLVED
}
