// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.monitor;

/** What an alert looks at. */
public enum AlertSignal {
    /** The score of a batch, or of one dimension of it: bad when low. */
    SCORE,
    /** The share of the cells that are flagged: bad when high. */
    FLAGGED_SHARE,
    /** The distance from the accepted history: bad when high. */
    DRIFT
}
