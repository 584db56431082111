// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.scheduler;

/** What becomes of other tasks when one fails. */
public enum FailurePolicy {
    /** Exactly those that depend on it, directly or not, are skipped. */
    SKIP_DEPENDENTS,
    /** All that are not running and not ended are skipped. */
    FAIL_FAST
}
