// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.reporting.dashboard;

/** Where a decision stands. */
public enum DecisionPhase {
    /** It was made, and what it does is being measured. */
    TRIAL,
    /** It helped, and holds. */
    KEPT,
    /** It did not help, and was taken back. */
    WITHDRAWN,
    /** It is not needed any more, and was taken back. */
    RELEASED,
    /** It was not made, but told. */
    ADVISED
}
