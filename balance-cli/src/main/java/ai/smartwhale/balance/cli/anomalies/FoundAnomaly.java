// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.cli.anomalies;

/**
 * An alarm in a file.
 *
 * @param row from 0, among the rows of the output
 * @param timestamp as it was given
 * @param value of the row
 * @param score 0..1
 * @param kind as of the last row read
 */
public record FoundAnomaly(long row, String timestamp, double value, double score, String kind) {}
