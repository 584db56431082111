// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.utils.math;

import java.util.List;

/**
 * The factors of {@code P A = L U}.
 *
 * @param lower ones on the diagonal and zeros above it
 * @param upper zeros below the diagonal
 * @param order which row of the original, from 0, stands at each row of the product of the factors
 */
public record LuFactors(Matrix lower, Matrix upper, List<Integer> order) {

    /** Copies the order. */
    public LuFactors {
        order = List.copyOf(order);
    }
}
