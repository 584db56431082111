// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.utils.math;

/**
 * What solves a system of linear equations.
 *
 * @param value the unknowns, one column per right side; or the inverse
 * @param conditioning how far the value can be trusted; look at {@link Conditioning#warning()}
 */
public record Solution(Matrix value, Conditioning conditioning) {}
