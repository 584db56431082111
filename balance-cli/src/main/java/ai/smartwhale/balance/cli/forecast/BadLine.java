// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.cli.forecast;

/**
 * A line that was left out.
 *
 * @param number of the line, from 1
 * @param reason why
 */
public record BadLine(long number, String reason) {

    @Override
    public String toString() {
        return "line " + number + ": " + reason;
    }
}
