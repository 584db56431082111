// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.text;

import ai.smartwhale.balance.quality.finding.QualityScore;
import ai.smartwhale.commons.InvalidValueException;

/**
 * Settings of {@link NearDuplicateIndex}.
 *
 * @param capacity how many texts are remembered, 16 to 16,777,216; some 200 bytes each, and the name
 * @param similarity from which on two texts are near duplicates, 0.6 to 1
 */
public record NearDuplicateConfig(int capacity, double similarity) {

    private static final double LEAST_SIMILARITY = 0.6;

    /**
     * Checks.
     *
     * @throws InvalidValueException if something is outside of its range
     */
    public NearDuplicateConfig {
        InvalidValueException.requireRange("capacity", capacity, 16, 1 << 24);
        QualityScore.requireShare("similarity", similarity);
        if (similarity < LEAST_SIMILARITY) {
            throw new InvalidValueException("similarity", similarity, "0.6..1");
        }
    }

    /**
     * The last 16,384 texts, and a similarity of 0.8.
     *
     * @return the defaults
     */
    public static NearDuplicateConfig defaults() {
        return new NearDuplicateConfig(1 << 14, 0.8);
    }
}
