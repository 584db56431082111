// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.security.auth;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.MissingDependencyException;
import ai.smartwhale.commons.security.DataEncryptor;
import ai.smartwhale.commons.security.SecurityAudit;
import ai.smartwhale.commons.security.token.TokenValidator;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Optional;

/** Puts an {@link AuthManager} together; not thread-safe. */
public final class AuthManagerBuilder {

    private final UserStore users;
    private AuthConfig config = AuthConfig.defaults();
    private SecurityAudit audit = SecurityAudit.NONE;
    private InstantSource clock = InstantSource.system();
    private PasswordBlocklist blocklist = PasswordBlocklist.NONE;
    private Optional<TokenValidator> tokens = Optional.empty();
    private Optional<DataEncryptor> encryptor = Optional.empty();

    AuthManagerBuilder(UserStore users) {
        this.users = InvalidValueException.requirePresent("users", users);
    }

    /**
     * Sets the settings.
     *
     * @param value the settings
     * @return this
     */
    public AuthManagerBuilder config(AuthConfig value) {
        this.config = InvalidValueException.requirePresent("config", value);
        return this;
    }

    /**
     * Sets who hears of every event; nobody by default.
     *
     * @param value the audit
     * @return this
     */
    public AuthManagerBuilder audit(SecurityAudit value) {
        this.audit = InvalidValueException.requirePresent("audit", value);
        return this;
    }

    /**
     * Sets the time; that of the system by default.
     *
     * @param value the clock
     * @return this
     */
    public AuthManagerBuilder clock(InstantSource value) {
        this.clock = InvalidValueException.requirePresent("clock", value);
        return this;
    }

    /**
     * Sets which passwords are known and not taken; none by default.
     *
     * @param value the list
     * @return this
     */
    public AuthManagerBuilder blocklist(PasswordBlocklist value) {
        this.blocklist = InvalidValueException.requirePresent("blocklist", value);
        return this;
    }

    /**
     * Sets what verifies tokens; without it {@link AuthManager#verifyToken} cannot be used.
     *
     * @param value the validator
     * @return this
     */
    public AuthManagerBuilder tokens(TokenValidator value) {
        this.tokens = Optional.of(InvalidValueException.requirePresent("tokens", value));
        return this;
    }

    /**
     * Encrypts the secrets of second factors before they go to the store, bound to the name of the user. Without it
     * they are kept as they are. Secrets that were kept the one way are not read the other way.
     *
     * @param value the encryptor; must allow associated data
     * @return this
     */
    public AuthManagerBuilder encryptor(DataEncryptor value) {
        this.encryptor = Optional.of(InvalidValueException.requirePresent("encryptor", value));
        return this;
    }

    /**
     * Builds the manager.
     *
     * @return the manager
     * @throws MissingDependencyException if the settings ask for Argon2id and Bouncy Castle is not on the class path
     */
    public AuthManager build() {
        SecureRandom random = new SecureRandom();
        return new DefaultAuthManager(AuthParts.of(config, users, audit, clock, blocklist, encryptor, random), tokens);
    }
}
