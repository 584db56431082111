// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.cli.forecast;

/**
 * One series of a file.
 *
 * @param id its name
 * @param values in order, NaN for a slot without one; at least one is a number
 */
record SeriesRow(String id, double[] values) {}
