// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.reporting;

/** What became of an update of the dashboard. */
public enum UpdateOutcome {
    /** It is shown. */
    APPLIED,
    /** It is shown except for models that have no room. */
    CUT,
    /** One with a higher number was there before, so that it is ignored. */
    STALE
}
