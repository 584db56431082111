// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services.foresight;

import ai.smartwhale.commons.InvalidValueException;
import java.util.Optional;

/**
 * From which level on a measure is worth an alert, as far as its forecast tells.
 *
 * @param measure what is measured, such as {@value #REQUESTS_PER_SECOND}
 * @param model whose; of the whole system if empty
 * @param level from which on it is unusual
 * @param reason what it rests on
 */
public record ThresholdSuggestion(String measure, Optional<String> model, double level, String reason) {

    /** Requests in a second. */
    public static final String REQUESTS_PER_SECOND = "requests_per_second";

    /**
     * Checks the components.
     *
     * @throws InvalidValueException if a text is blank or the level not finite
     */
    public ThresholdSuggestion {
        InvalidValueException.requireText("measure", measure);
        InvalidValueException.requirePresent("model", model);
        InvalidValueException.requireText("reason", reason);
        if (!Double.isFinite(level)) {
            throw new InvalidValueException("level", level, "finite");
        }
    }
}
