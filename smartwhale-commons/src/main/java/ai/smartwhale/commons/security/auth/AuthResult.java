// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.security.auth;

import ai.smartwhale.commons.InvalidValueException;
import java.time.Duration;

/**
 * What became of an attempt. Somebody unknown, somebody who may not log in, a wrong password and a wrong code are all
 * {@link Refused}, and take the same work; only the audit knows which it was.
 */
public sealed interface AuthResult {

    /**
     * The user is who they say.
     *
     * @param sessionId opens the session; a secret of 256 bits, 43 characters of Base64 for URLs
     * @param session the session
     */
    record Authenticated(String sessionId, Session session) implements AuthResult {

        /** Checks. */
        public Authenticated {
            InvalidValueException.requireText("sessionId", sessionId);
            InvalidValueException.requirePresent("session", session);
        }

        /** Does not show the id. */
        @Override
        public String toString() {
            return "Authenticated[" + session + ']';
        }
    }

    /**
     * The password is right and a code is needed as well: the attempt has to be made again, with
     * {@link LoginAttempt#withCode}. Only who knows the password learns of it.
     */
    record SecondFactorNeeded() implements AuthResult {}

    /** No, for whatever reason. */
    record Refused() implements AuthResult {}

    /**
     * There were too many failures for this name or from this source, also for names that nobody has. Nothing was
     * looked at.
     *
     * @param retryAfter how long to wait
     */
    record Throttled(Duration retryAfter) implements AuthResult {

        /** Checks. */
        public Throttled {
            InvalidValueException.requirePositive("retryAfter", retryAfter);
        }
    }

    /** As many passwords are being checked, or sessions are open, as the settings allow. Counts as no failure. */
    record Busy() implements AuthResult {}
}
