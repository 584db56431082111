// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.alerts;

/** What a rule says of a series at one moment. */
public enum Verdict {
    /** The fault is there. */
    BREACHED,
    /** Neither the fault nor its end is sure. */
    BETWEEN,
    /** All is well. */
    WELL,
    /** There is too little to judge by: what was said before stands. */
    NO_DATA
}
