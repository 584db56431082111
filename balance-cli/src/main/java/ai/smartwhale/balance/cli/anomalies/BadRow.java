// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.cli.anomalies;

/**
 * A line that could not be judged.
 *
 * @param number of the line, from 1
 * @param reason what is wrong with it
 */
public record BadRow(long number, String reason) {

    @Override
    public String toString() {
        return "line " + number + ": " + reason;
    }
}
