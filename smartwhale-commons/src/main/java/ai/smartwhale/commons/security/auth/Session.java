// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.security.auth;

import ai.smartwhale.commons.InvalidValueException;
import java.time.Instant;

/**
 * A session as it may be shown: nothing in it lets anybody use it.
 *
 * @param handle names the session in lists; not the secret id, and another after the id was renewed
 * @param user whose it is
 * @param source from where it was begun, as the host said
 * @param startedAt when it was begun
 * @param lastSeenAt when it was used last
 * @param authenticatedAt when the user last showed who they are
 * @param level how well
 */
public record Session(
        String handle,
        String user,
        String source,
        Instant startedAt,
        Instant lastSeenAt,
        Instant authenticatedAt,
        AssuranceLevel level) {

    /** Checks. */
    public Session {
        InvalidValueException.requireText("handle", handle);
        InvalidValueException.requireText("user", user);
        InvalidValueException.requireText("source", source);
        InvalidValueException.requirePresent("startedAt", startedAt);
        InvalidValueException.requirePresent("lastSeenAt", lastSeenAt);
        InvalidValueException.requirePresent("authenticatedAt", authenticatedAt);
        InvalidValueException.requirePresent("level", level);
    }

    Session seen(Instant at) {
        return new Session(handle, user, source, startedAt, at, authenticatedAt, level);
    }
}
