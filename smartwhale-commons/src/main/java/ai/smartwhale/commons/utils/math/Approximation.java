// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.utils.math;

/**
 * What a numerical method arrived at.
 *
 * @param value the result
 * @param errorEstimate how far off it may be, as the method itself judges it; 0 or more
 * @param evaluations how often the function was evaluated
 */
public record Approximation(double value, double errorEstimate, int evaluations) {}
