// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.analyzer;

import ai.smartwhale.commons.InvalidValueException;

/**
 * How bad data may be.
 *
 * @param invalidShare the part of the items that may be invalid, 0 to 1; 0.05 by default
 * @param noise how noisy they may be, 0 to 1; 0.3 by default
 */
public record QualityThresholds(double invalidShare, double noise) {

    /**
     * Checks the components.
     *
     * @throws InvalidValueException if one is outside of its range or no number
     */
    public QualityThresholds {
        Numbers.requireShare("invalidShare", invalidShare);
        Numbers.requireShare("noise", noise);
    }

    /**
     * The documented defaults.
     *
     * @return the thresholds
     */
    public static QualityThresholds defaults() {
        return new QualityThresholds(0.05, 0.3);
    }
}
