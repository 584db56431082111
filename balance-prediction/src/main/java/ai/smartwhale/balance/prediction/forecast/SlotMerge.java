// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.forecast;

/** What several values in one slot make together. */
public enum SlotMerge {
    /** Their sum: for counts and amounts. */
    SUM,
    /** Their mean: for levels such as utilisation. */
    MEAN,
    /** The latest one. */
    LAST
}
