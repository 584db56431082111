// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.demand.keys;

/** Whether a {@link PrefetchPlanner} buys. */
public enum PrefetchState {
    /** It chooses and watches what would have come of it, but buys nothing. */
    ON_PAPER,
    /** It buys. */
    BUYING,
    /** It rests because buying did not pay. */
    OFF
}
