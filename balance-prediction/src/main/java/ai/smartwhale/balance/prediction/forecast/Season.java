// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.forecast;

/**
 * A repetition found in a series.
 *
 * @param slots its length, 2 or more
 * @param strength how much of the variance it explains, 0..1
 */
public record Season(int slots, double strength) {}
