// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.demand.keys;

/** Why a likely key is not fetched. */
public enum PrefetchRefusal {
    /** Fresh data is there already. */
    HELD,
    /** It was bought, and what was bought should still be fresh. */
    BOUGHT,
    /** It is less likely, as far as was measured, than what pays. */
    UNLIKELY,
    /** It is not known how large its data is. */
    UNKNOWN_SIZE,
    /** The budget does not reach. */
    BUDGET,
    /** As many purchases as allowed are still fresh. */
    OUTSTANDING,
    /** The system is loaded or may soon be. */
    LOAD,
    /** Buying is only tried on paper. */
    ON_PAPER,
    /** Buying did not pay. */
    OFF
}
