// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.control.response;

import ai.smartwhale.balance.quality.control.Outcome;
import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.messaging.DataResponse;
import java.util.List;
import java.util.Optional;

/**
 * How an answer left control. Immutable.
 *
 * @param response what to deliver and, unless withheld, to cache: the answer with what was found, or a failure
 * @param outcome how it left; empty if it was not assessed
 * @param score how good it is, 0 to 1; 1 if it was not assessed
 * @param repairs how many cells were repaired
 * @param withheldRecords how many records of a list were left out
 * @param reasons why it or some of its records were withheld, or why it was not assessed
 * @param quarantineId by what the quarantine knows what was withheld, if it is there
 */
public record ControlledResponse(
        DataResponse response,
        Optional<Outcome> outcome,
        double score,
        int repairs,
        int withheldRecords,
        List<String> reasons,
        Optional<String> quarantineId) {

    /** Checks and copies. */
    public ControlledResponse {
        InvalidValueException.requirePresent("response", response);
        InvalidValueException.requirePresent("outcome", outcome);
        reasons = List.copyOf(InvalidValueException.requirePresent("reasons", reasons));
        InvalidValueException.requirePresent("quarantineId", quarantineId);
    }

    /**
     * Whether the whole answer was withheld, so that the response is a failure.
     *
     * @return true if so
     */
    public boolean withheld() {
        return outcome.map(how -> !how.delivers()).orElse(false);
    }
}
