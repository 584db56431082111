// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.pattern;

/** What a reader of a trend should know about it. */
public enum TrendFlag {
    /** Fewer than ten blocks have values: no trend and no changes are given. */
    TOO_FEW_VALUES,
    /** All values are equal: the slope is 0. */
    CONSTANT,
    /** Some blocks between the first and the last have no value. */
    GAPS,
    /** Several steps were averaged to a block, since more were taken than blocks are kept. */
    AVERAGED,
    /** What repeats was taken away before the trend and the changes were looked for. */
    SEASON_REMOVED,
    /** The changes were looked for around the trend, which explains the series better than steps do. */
    TREND_REMOVED,
    /** There is a trend over all, but none between the changes: the series moves in steps. */
    STEPS_NOT_TREND,
    /** Some values came too late for any block that is kept, and were left out. */
    LATE_VALUES
}
