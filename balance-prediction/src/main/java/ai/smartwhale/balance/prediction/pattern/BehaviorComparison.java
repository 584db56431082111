// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.pattern;

/** Against what a model's behaviour is unusual. */
public enum BehaviorComparison {
    /** Its own past. */
    OWN_PAST,
    /** The other models of its group. */
    PEERS
}
