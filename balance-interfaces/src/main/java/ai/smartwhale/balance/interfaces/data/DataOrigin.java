// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.interfaces.data;

/** Where the data of an answer comes from. */
public enum DataOrigin {
    /** It was asked for just now. */
    SOURCE,
    /** It was known, or another caller had asked for it already. */
    CACHE,
    /** It was known and is no longer fresh; a fresh answer is being asked for, or cannot be had. */
    STALE
}
