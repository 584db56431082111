// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.forecast;

/** What became of a value. */
public enum SlotOutcome {
    /** It is the first one in its slot. */
    ACCEPTED,
    /** It was merged with others of its slot; with an equal timestamp, too. */
    MERGED,
    /** Its slot was closed already; it was left out. */
    LATE,
    /**
     * It lies further ahead than the longest gap and the value before it did not; it was left out, as one wrong
     * timestamp must not invent days.
     */
    TOO_FAR,
    /** It is NaN or infinite; it was left out. */
    NOT_FINITE
}
