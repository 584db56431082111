// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.resilience;

import ai.smartwhale.commons.InvalidValueException;
import java.time.Instant;
import java.util.Optional;

/**
 * The state that a breaker is in.
 *
 * @param name the breaker
 * @param state its state
 * @param since since when
 * @param until until when it refuses calls; empty if that does not depend on time
 * @param reason why, for a person to read
 */
public record ManagedState(String name, BreakerState state, Instant since, Optional<Instant> until, String reason) {

    /**
     * Checks all values.
     *
     * @throws InvalidValueException if a value is missing or a text is blank
     */
    public ManagedState {
        InvalidValueException.requireText("name", name);
        InvalidValueException.requirePresent("state", state);
        InvalidValueException.requirePresent("since", since);
        InvalidValueException.requirePresent("until", until);
        InvalidValueException.requireText("reason", reason);
    }
}
