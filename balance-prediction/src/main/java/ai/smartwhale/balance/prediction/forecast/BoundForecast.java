// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.forecast;

/**
 * One number about the coming slots with a bound that it keeps to with a stated probability, calibrated on past errors
 * of this very number: the bound of a peak is not the peak of the bounds.
 *
 * @param expected the expected number
 * @param lower what it is below with probability {@code (1 - level) / 2} for a total, and the expected number's lower
 *     bound of the same kind for a peak
 * @param upper what it stays at or below with probability {@code level}: one-sided
 * @param level the probability of the upper bound, between 0 and 1
 * @param calibrated whether enough past errors were known
 */
public record BoundForecast(double expected, double lower, double upper, double level, boolean calibrated) {}
