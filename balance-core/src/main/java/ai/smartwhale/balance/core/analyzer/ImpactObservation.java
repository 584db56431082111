// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.analyzer;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.LimitExceededException;

/**
 * What a measure of a model was before and after something was done.
 *
 * @param model which, 1 to 256 characters
 * @param action what was done, 1 to 256 characters
 * @param before the measure before, in any unit that is always the same for the action
 * @param after the measure after
 */
public record ImpactObservation(String model, String action, double before, double after) {

    private static final double MOST = 1e100;

    /**
     * Checks the components.
     *
     * @throws InvalidValueException if a name is blank, or a measure is no number or beyond 1e100
     * @throws LimitExceededException if a name is too long
     */
    public ImpactObservation {
        DataNeed.requireName("model", model);
        DataNeed.requireName("action", action);
        Numbers.requireBetween("before", before, -MOST, MOST);
        Numbers.requireBetween("after", after, -MOST, MOST);
    }

    /**
     * The change.
     *
     * @return after less before
     */
    public double change() {
        return after - before;
    }
}
