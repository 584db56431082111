// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.interfaces.external;

/** What became of a call from outside. */
public enum CallbackVerdict {
    /** It is from who has the secret, of now, and came for the first time. */
    ACCEPTED,
    /** A header is missing or cannot be read. */
    MALFORMED,
    /** Its body is larger than may be. */
    TOO_LARGE,
    /** It is not from who has the secret. */
    BAD_SIGNATURE,
    /** It is too old, or from the future. */
    OUT_OF_TIME,
    /** It was accepted before. */
    REPLAYED,
    /** As many calls are remembered as may be, so that this one could not be told from one that came before. */
    CROWDED
}
