// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.analyzer;

import ai.smartwhale.commons.InvalidValueException;
import java.util.Arrays;

/** Checks and measures of numbers. */
final class Numbers {

    private Numbers() {}

    static double requireShare(String field, double value) {
        // Written so that NaN is refused.
        if (!(value >= 0 && value <= 1)) {
            throw new InvalidValueException(field, value, "0 to 1");
        }
        return value;
    }

    static double requireBetween(String field, double value, double least, double most) {
        if (!(value >= least && value <= most)) {
            throw new InvalidValueException(field, value, least + " to " + most);
        }
        return value;
    }

    /** Jain, Chiu and Hawe, 1984: (Σx)² / (n Σx²); 1 where there is nothing to share. */
    static double jain(double[] values) {
        double largest = Arrays.stream(values).max().orElse(0);
        if (largest <= 0) {
            return 1;
        }
        double sum = 0;
        double squares = 0;
        for (double value : values) {
            // Scaled, so that squares neither overflow nor vanish.
            double scaled = value / largest;
            sum += scaled;
            squares += scaled * scaled;
        }
        return sum * sum / (values.length * squares);
    }

    /** Gini's coefficient: half the mean difference between two of them, by their mean; 0 where there is nothing. */
    static double gini(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double sum = 0;
        double ranked = 0;
        for (int i = 0; i < sorted.length; i++) {
            sum += sorted[i];
            ranked += (2.0 * (i + 1) - sorted.length - 1) * sorted[i];
        }
        return sum <= 0 ? 0 : ranked / (sorted.length * sum);
    }
}
