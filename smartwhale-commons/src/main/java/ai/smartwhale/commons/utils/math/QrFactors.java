// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.utils.math;

/**
 * The factors of {@code A = Q R}, in their thin form.
 *
 * @param orthogonal as high as the original and as wide, its columns of length one and at right angles
 * @param upper square, as wide as the original, zeros below the diagonal
 */
public record QrFactors(Matrix orthogonal, Matrix upper) {}
