// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.duplicate;

/** How far two values of one field agree. */
enum Agreement {
    /** Equal in their normal form. */
    SAME,
    /** So alike that only a typing error lies between. */
    CLOSE,
    /** Alike in part. */
    LOOSE,
    /** Nothing in common. */
    DIFFERENT,
    /** At least one of them is missing, which says nothing. */
    UNKNOWN;

    /** Without {@link #UNKNOWN}. */
    static final int LEVELS = 4;
}
