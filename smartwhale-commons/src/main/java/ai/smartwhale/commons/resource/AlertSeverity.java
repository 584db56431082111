// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.resource;

/** How much an alert matters, the least first. */
public enum AlertSeverity {
    /** It is over. */
    INFO,
    /** Somebody should look. */
    WARNING,
    /** Somebody must act. */
    CRITICAL
}
