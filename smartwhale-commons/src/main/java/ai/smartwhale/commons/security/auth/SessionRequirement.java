// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.security.auth;

import ai.smartwhale.commons.InvalidValueException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What an action asks of a session.
 *
 * @param atLeast how well the user has to have shown who they are
 * @param within how recently; empty where that does not matter
 */
public record SessionRequirement(AssuranceLevel atLeast, Optional<Duration> within) {

    /** Any session that holds. */
    public static final SessionRequirement ANY = new SessionRequirement(AssuranceLevel.ONE_FACTOR, Optional.empty());

    /**
     * Checks every component.
     *
     * @throws InvalidValueException if one is missing, or the duration not above zero
     */
    public SessionRequirement {
        InvalidValueException.requirePresent("atLeast", atLeast);
        InvalidValueException.requirePresent("within", within)
                .ifPresent(value -> InvalidValueException.requirePositive("within", value));
    }

    /**
     * A session whose user showed who they are not long ago.
     *
     * @param atLeast how well
     * @param within how recently, above zero
     * @return the requirement
     */
    public static SessionRequirement recent(AssuranceLevel atLeast, Duration within) {
        return new SessionRequirement(atLeast, Optional.of(InvalidValueException.requirePositive("within", within)));
    }

    boolean isMetBy(Session session, Instant now) {
        return session.level().compareTo(atLeast) >= 0
                && within.map(limit -> !session.authenticatedAt().plus(limit).isBefore(now))
                        .orElse(true);
    }
}
