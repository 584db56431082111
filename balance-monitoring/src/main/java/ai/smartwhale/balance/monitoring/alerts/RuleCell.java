// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.alerts;

/** One rule for one series, or for those that it reads together. Not thread-safe; times are milliseconds. */
interface RuleCell {

    /**
     * Takes a value in.
     *
     * @param input which of the selectors of the rule selected it
     * @param at when
     * @param value finite, or not a number where nothing was measured
     * @param increase by how much the series grew since its last value, if it is a counter; 0 or more
     */
    void read(int input, long at, double value, double increase);

    /** What is to be said now. Called once after all values of a sample. */
    CellFinding judge(long at);
}
