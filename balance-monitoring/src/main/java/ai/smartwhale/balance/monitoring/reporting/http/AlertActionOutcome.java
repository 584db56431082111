// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.reporting.http;

/** What became of what somebody wanted to do about an alert. */
public enum AlertActionOutcome {
    /** It is done. */
    DONE,
    /** There is no such alert, or no longer. */
    UNKNOWN_ALERT,
    /** It is not allowed, or makes no sense for that alert now. */
    REFUSED
}
