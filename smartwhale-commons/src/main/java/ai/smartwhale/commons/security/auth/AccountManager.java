// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.security.auth;

import ai.smartwhale.commons.InvalidValueException;
import java.util.List;
import java.util.Optional;

/**
 * Makes and changes the accounts of users. It is for the host to ask who may do that: nothing here checks permissions.
 * Arrays with passwords are wiped. Thread-safe.
 */
public interface AccountManager {

    /**
     * Makes an account.
     *
     * @param user the name, 1 to 256 visible characters
     * @param password the password; wiped
     * @param by who asks for it, for the audit
     * @return whether it was made; false if the name is taken
     * @throws PasswordRefusedException if the password is not taken
     * @throws AuthBusyException if too many passwords are being hashed
     * @throws InvalidValueException if the name is malformed
     */
    boolean createAccount(String user, char[] password, String by);

    /**
     * Gives a new password without knowing the old one, and ends all sessions of the user.
     *
     * @param user the name
     * @param password the new password; wiped
     * @param by who asks for it, for the audit
     * @return whether there is such a user
     * @throws PasswordRefusedException if the password is not taken
     * @throws AuthBusyException if too many passwords are being hashed
     */
    boolean resetPassword(String user, char[] password, String by);

    /**
     * Changes the password of somebody who shows who they are, ends all their sessions and begins a new one.
     *
     * @param attempt the user with the old password, and a code where a second factor is set up
     * @param password the new password; wiped
     * @return as a login: only {@link AuthResult.Authenticated} says that the password was changed, and
     *     {@link AuthResult.Busy} that it may have been, without a new session
     * @throws PasswordRefusedException if the new password is not taken; nothing was checked then
     */
    AuthResult changePassword(LoginAttempt attempt, char[] password);

    /**
     * Lets a user log in, or not; not ends all their sessions.
     *
     * @param user the name
     * @param enabled whether they may
     * @param by who asks for it, for the audit
     * @return whether there is such a user
     */
    boolean setEnabled(String user, boolean enabled, String by);

    /**
     * Removes an account and ends all its sessions.
     *
     * @param user the name
     * @param by who asks for it, for the audit
     * @return whether there was such a user
     */
    boolean removeAccount(String user, String by);

    /**
     * Forgets the failures of a user, so that the next attempt is looked at.
     *
     * @param user the name
     * @param by who asks for it, for the audit
     */
    void unlock(String user, String by);

    /**
     * Begins to set up codes by time. What was set up before counts until the new one is confirmed.
     *
     * @param user the name
     * @param by who asks for it, for the audit
     * @return the secret for the app of the user, shown this once; empty if there is no such user
     */
    Optional<TotpSetup> startSecondFactor(String user, String by);

    /**
     * Confirms by a first code that the app of the user works; logins need a code from now on. Recovery codes from
     * before are worth nothing any more.
     *
     * @param user the name
     * @param code the code that the app shows; used up by this
     * @return ten recovery codes, each good for one login, shown this once; empty if the code is wrong or nothing was
     *     begun
     */
    Optional<List<String>> confirmSecondFactor(String user, String code);

    /**
     * Removes the second factor with its recovery codes, and ends all sessions of the user.
     *
     * @param user the name
     * @param by who asks for it, for the audit
     * @return whether there was one
     */
    boolean removeSecondFactor(String user, String by);
}
