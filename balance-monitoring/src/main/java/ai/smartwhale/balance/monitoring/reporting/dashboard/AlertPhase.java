// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.reporting.dashboard;

/** Where an alert stands, as people see it. */
public enum AlertPhase {
    /** Its condition holds, but not for long enough yet. */
    PENDING,
    /** Somebody is asked to look. */
    FIRING,
    /** Somebody looks. */
    ACKNOWLEDGED,
    /** Nobody is told for a time. */
    SILENCED,
    /** It is over. */
    RESOLVED
}
