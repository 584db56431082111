// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.security.auth;

import ai.smartwhale.commons.security.token.InvalidTokenException;
import ai.smartwhale.commons.security.token.VerifiedToken;

/**
 * Finds out who somebody is and keeps it in mind.
 *
 * <p>Passwords are hashed by Argon2id or PBKDF2 and kept as PHC strings; a second factor is a code by time (RFC 6238),
 * each good once, or a recovery code. Those who guess are slowed down by user and by source. Sessions have random ids
 * of 256 bits of which only the hash is kept. Every event is told to the audit, with its reason; to the outside all
 * refusals are alike.
 *
 * <p>Where Argon2id hashes, an attempt takes its memory for as long as it runs; how many run at a time is bounded, and
 * one more is told {@link AuthResult.Busy}. A stored hash of other parameters than those of the settings takes another
 * time to verify than that of a user who does not exist; it is replaced at its user's next login. Thread-safe.
 */
public interface AuthManager {

    /**
     * Finds out whether somebody is who they say, and begins a session if so. Takes the time of a password hash.
     *
     * @param attempt the attempt; its password is wiped
     * @return what became of it
     */
    AuthResult authenticate(LoginAttempt attempt);

    /**
     * Lets the user of a session show again who they are. On success the session gets a new id, and the old one opens
     * nothing any more.
     *
     * @param sessionId the present id
     * @param attempt an attempt by the same user; its password is wiped
     * @return what became of it; {@link AuthResult.Refused} also if the session does not hold or is another user's
     */
    AuthResult stepUp(String sessionId, LoginAttempt attempt);

    /**
     * Whether a session holds and is good enough. Counts as a use of the session.
     *
     * @param sessionId the id
     * @param requirement what the action asks of it; {@link SessionRequirement#ANY} for any that holds
     * @return what became of the check
     */
    SessionCheck checkSession(String sessionId, SessionRequirement requirement);

    /**
     * Ends a session.
     *
     * @param sessionId the id
     * @return whether it was there
     */
    boolean endSession(String sessionId);

    /**
     * Verifies a token, and that its subject, where it is a user of this manager, may still log in.
     *
     * @param token the token as it was sent
     * @return what it says
     * @throws InvalidTokenException if it does not hold, for whatever reason
     * @throws IllegalStateException if the manager was built without a validator of tokens
     */
    VerifiedToken verifyToken(String token);

    /**
     * The sessions of a user.
     *
     * @param user the name
     * @return lists and ends them
     */
    UserSessions manageSessions(String user);

    /**
     * The accounts of the users.
     *
     * @return makes and changes them
     */
    AccountManager accounts();

    /**
     * Starts to build a manager.
     *
     * @param users where users are kept
     * @return a builder with the default settings
     */
    static AuthManagerBuilder builder(UserStore users) {
        return new AuthManagerBuilder(users);
    }
}
