// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.analyzer;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.LimitExceededException;

/**
 * The quality of some data that a model got.
 *
 * @param model which, 1 to 256 characters
 * @param total how many items there were, 1 or more
 * @param invalid how many of them were not valid, 0 to all
 * @param noise how noisy the valid ones were: 0 for not at all to 1
 */
public record QualitySample(String model, long total, long invalid, double noise) {

    private static final long MOST = 1L << 50;

    /**
     * Checks the components.
     *
     * @throws InvalidValueException if a component is outside of its range
     * @throws LimitExceededException if the name or the number of items is too large
     */
    public QualitySample {
        DataNeed.requireName("model", model);
        InvalidValueException.requireRange("total", total, 1, Long.MAX_VALUE);
        LimitExceededException.requireAtMost("total", total, MOST);
        InvalidValueException.requireRange("invalid", invalid, 0, total);
        Numbers.requireShare("noise", noise);
    }

    /**
     * Data of which only the validity is known.
     *
     * @param model which
     * @param total how many items there were, 1 or more
     * @param invalid how many of them were not valid
     * @return the sample, without noise
     */
    public static QualitySample of(String model, long total, long invalid) {
        return new QualitySample(model, total, invalid, 0);
    }
}
