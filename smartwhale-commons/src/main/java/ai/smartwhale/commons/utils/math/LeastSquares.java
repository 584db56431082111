// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.utils.math;

/**
 * The coefficients that come nearest to a right side.
 *
 * @param coefficients one column per right side
 * @param residualNorm the Euclidean length of what is left over, all right sides together
 * @param conditioning how far the coefficients can be trusted; look at {@link Conditioning#warning()}
 */
public record LeastSquares(Matrix coefficients, double residualNorm, Conditioning conditioning) {}
