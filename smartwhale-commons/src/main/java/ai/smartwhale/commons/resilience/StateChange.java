// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.resilience;

import ai.smartwhale.commons.InvalidValueException;
import java.time.Instant;
import java.util.Optional;

/**
 * A breaker went from one state to another.
 *
 * @param name the breaker
 * @param from the state before
 * @param to the state after
 * @param at when
 * @param until until when the new state refuses calls; empty if that does not depend on time
 * @param reason why, for a person to read
 */
public record StateChange(
        String name, BreakerState from, BreakerState to, Instant at, Optional<Instant> until, String reason) {

    /**
     * Checks all values.
     *
     * @throws InvalidValueException if a value is missing or a text is blank
     */
    public StateChange {
        InvalidValueException.requireText("name", name);
        InvalidValueException.requirePresent("from", from);
        InvalidValueException.requirePresent("to", to);
        InvalidValueException.requirePresent("at", at);
        InvalidValueException.requirePresent("until", until);
        InvalidValueException.requireText("reason", reason);
    }

    ManagedState state() {
        return new ManagedState(name, to, at, until, reason);
    }
}
