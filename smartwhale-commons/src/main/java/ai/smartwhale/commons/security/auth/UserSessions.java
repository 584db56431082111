// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.security.auth;

import java.util.List;

/** The sessions of one user. Thread-safe. */
public interface UserSessions {

    /**
     * The sessions that hold now.
     *
     * @return the sessions, oldest first
     */
    List<Session> list();

    /**
     * Ends one session.
     *
     * @param handle its {@link Session#handle()}
     * @return whether there was one of this user
     */
    boolean end(String handle);

    /**
     * Ends all sessions.
     *
     * @return how many there were
     */
    int endAll();
}
