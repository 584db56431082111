// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.pattern;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.LimitExceededException;
import ai.smartwhale.messaging.DataSource;

/**
 * Who uses what.
 *
 * @param model the name of the model, at most 256 characters
 * @param source where its data comes from
 */
public record UsageKey(String model, DataSource source) {

    private static final int LONGEST_NAME = 256;

    /**
     * Checks both.
     *
     * @throws InvalidValueException if the model is blank, or one is null
     * @throws LimitExceededException if the name is too long
     */
    public UsageKey {
        InvalidValueException.requireText("model", model);
        LimitExceededException.requireAtMost("model, in characters", model.length(), LONGEST_NAME);
        InvalidValueException.requirePresent("source", source);
    }

    @Override
    public String toString() {
        return model + " from " + source.wireName();
    }
}
