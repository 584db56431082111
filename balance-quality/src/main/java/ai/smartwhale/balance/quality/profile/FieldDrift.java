// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.profile;

import ai.smartwhale.balance.quality.finding.QualityScore;
import ai.smartwhale.commons.InvalidValueException;

/**
 * How far the values of a field are from those of before.
 *
 * @param field its name
 * @param numeric whether it was compared as numbers
 * @param stability the population stability index over ten quantiles or the most frequent values: below 0.1 none, above
 *     0.25 much
 * @param distance the greatest distance of the two distribution functions (Kolmogorov and Smirnov) for numbers, the
 *     Jensen-Shannon divergence to the base 2 for other values; 0 to 1
 * @param pValue how likely such a distance is by chance, 0 to 1
 */
public record FieldDrift(String field, boolean numeric, double stability, double distance, double pValue) {

    /** Checks. */
    public FieldDrift {
        InvalidValueException.requirePresent("field", field);
        if (!(stability >= 0)) {
            throw new InvalidValueException("stability", stability, "0 or more");
        }
        QualityScore.requireShare("distance", distance);
        QualityScore.requireShare("pValue", pValue);
    }
}
