// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.forecast;

/** What a slot without any value means. */
public enum EmptySlot {
    /** Nothing is known of it: it is given as NaN. */
    MISSING,
    /** Nothing happened: it is given as 0. */
    ZERO
}
