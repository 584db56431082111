// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.demand.capacity;

/** Why a holder gets as much as it does. */
public enum ShareBasis {
    /** All that it can use. */
    DEMAND,
    /** What its weight entitles it to, less than it can use. */
    WEIGHT,
    /** What it was promised, more than its weight entitles it to. */
    FLOOR,
    /** A part of what it was promised: the promises exceed the capacity. */
    SCALED_FLOOR
}
