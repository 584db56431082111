// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.security.auth;

import ai.smartwhale.commons.InvalidValueException;

/** What became of the check of a session. */
public sealed interface SessionCheck {

    /**
     * The session holds and is good enough.
     *
     * @param session the session
     */
    record Valid(Session session) implements SessionCheck {

        /** Checks. */
        public Valid {
            InvalidValueException.requirePresent("session", session);
        }
    }

    /**
     * The session holds, but the user has to show again, or better, who they are: see {@link AuthManager#stepUp}.
     *
     * @param session the session
     */
    record StepUpNeeded(Session session) implements SessionCheck {

        /** Checks. */
        public StepUpNeeded {
            InvalidValueException.requirePresent("session", session);
        }
    }

    /** There is no such session, or it is over. */
    record Invalid() implements SessionCheck {}
}
