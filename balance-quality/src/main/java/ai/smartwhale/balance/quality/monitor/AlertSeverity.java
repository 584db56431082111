// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.monitor;

/** How bad an alert is. */
public enum AlertSeverity {
    /** Good to know. */
    INFO,
    /** To be looked at. */
    WARNING,
    /** To be acted on at once. */
    CRITICAL
}
