// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.pattern;

/** What a reader of a usage report should know about it. */
public enum UsageFlag {
    /** Fewer than three days, or 48 slots, are known: patterns may be missing. */
    SHORT_HISTORY,
    /** The same was used in every slot. */
    CONSTANT,
    /** Nothing was used in any slot. */
    UNUSED,
    /** Nothing was used in more than half of the slots. */
    SPARSE,
    /** Some slots are not known. */
    GAPS,
    /** Some records came after their slot had ended, and were left out. */
    LATE_RECORDS,
    /**
     * Not all hours of the week were seen yet: what is usual in the others is taken from the same hour of other days.
     */
    WEEK_INCOMPLETE
}
