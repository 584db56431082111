// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.cache;

/** Why a value left a layer. */
public enum RemovalReason {
    /** Its time was over. */
    EXPIRED,
    /** Others needed the room. */
    SIZE,
    /** A newer value took its place. */
    REPLACED,
    /** Somebody asked for it. */
    INVALIDATED,
    /** It moved to a layer further away. */
    DEMOTED,
    /** Its bytes were damaged. */
    CORRUPT
}
