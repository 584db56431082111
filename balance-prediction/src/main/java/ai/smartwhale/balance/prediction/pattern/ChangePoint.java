// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.pattern;

import java.time.Instant;

/**
 * A time at which the level of a series changed for long.
 *
 * @param at the start of the first block at the new level
 * @param before the mean of the stretch before
 * @param after the mean of the stretch after
 * @param deviations the size in standard deviations of the values around the means of their stretches; 0 if the values
 *     do not vary otherwise
 */
public record ChangePoint(Instant at, double before, double after, double deviations) {

    /**
     * By how much the level changed.
     *
     * @return after less before
     */
    public double size() {
        return after - before;
    }
}
