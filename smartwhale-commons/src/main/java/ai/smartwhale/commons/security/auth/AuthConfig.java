// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.security.auth;

import ai.smartwhale.commons.InvalidValueException;
import java.time.Duration;

/**
 * Settings of an {@link AuthManager}.
 *
 * @param passwords how new passwords are hashed; Argon2id by default, which needs Bouncy Castle: nothing else is taken
 *     in its stead
 * @param rules what a new password must be
 * @param maxConcurrentHashes how many passwords are hashed at a time, 1 to 1,024; as many as there are processors by
 *     default. Argon2id takes its {@code memoryKib} for each, and at most 64 MiB for a stored hash with other
 *     parameters
 * @param hashWait how long an attempt waits for its turn, above zero, at most 1 min; 2 s by default; then it is told
 *     {@link AuthResult.Busy}
 * @param users how failures of one user slow down
 * @param sources how failures from one source slow down
 * @param sessions how long sessions last and how many there are
 * @param totp codes by time
 */
public record AuthConfig(
        PasswordScheme passwords,
        PasswordRules rules,
        int maxConcurrentHashes,
        Duration hashWait,
        ThrottleConfig users,
        ThrottleConfig sources,
        SessionConfig sessions,
        TotpConfig totp) {

    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

    /**
     * Checks every component.
     *
     * @throws InvalidValueException if one is missing or outside of its range
     */
    public AuthConfig {
        InvalidValueException.requirePresent("passwords", passwords);
        InvalidValueException.requirePresent("rules", rules);
        InvalidValueException.requireRange("maxConcurrentHashes", maxConcurrentHashes, 1, 1_024);
        InvalidValueException.requirePositive("hashWait", hashWait);
        if (hashWait.compareTo(LONGEST_WAIT) > 0) {
            throw new InvalidValueException("hashWait", hashWait, "at most " + LONGEST_WAIT);
        }
        InvalidValueException.requirePresent("users", users);
        InvalidValueException.requirePresent("sources", sources);
        InvalidValueException.requirePresent("sessions", sessions);
        InvalidValueException.requirePresent("totp", totp);
    }

    /**
     * The documented defaults.
     *
     * @return the settings
     */
    public static AuthConfig defaults() {
        return builder().build();
    }

    /**
     * Starts from the defaults.
     *
     * @return a builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /** Collects settings; not thread-safe. */
    public static final class Builder {

        private PasswordScheme passwords = PasswordScheme.argon2id();
        private PasswordRules rules = PasswordRules.defaults();
        private int maxConcurrentHashes = Math.min(1_024, Runtime.getRuntime().availableProcessors());
        private Duration hashWait = Duration.ofSeconds(2);
        private ThrottleConfig users = ThrottleConfig.forUsers();
        private ThrottleConfig sources = ThrottleConfig.forSources();
        private SessionConfig sessions = SessionConfig.defaults();
        private TotpConfig totp = TotpConfig.defaults();

        private Builder() {}

        /**
         * Sets how new passwords are hashed.
         *
         * @param value the scheme
         * @return this
         */
        public Builder passwords(PasswordScheme value) {
            this.passwords = value;
            return this;
        }

        /**
         * Sets what a new password must be.
         *
         * @param value the rules
         * @return this
         */
        public Builder rules(PasswordRules value) {
            this.rules = value;
            return this;
        }

        /**
         * Sets how many passwords are hashed at a time.
         *
         * @param value 1 to 1,024
         * @return this
         */
        public Builder maxConcurrentHashes(int value) {
            this.maxConcurrentHashes = value;
            return this;
        }

        /**
         * Sets how long an attempt waits for its turn.
         *
         * @param value above zero, at most 1 min
         * @return this
         */
        public Builder hashWait(Duration value) {
            this.hashWait = value;
            return this;
        }

        /**
         * Sets how failures of one user slow down.
         *
         * @param value the settings
         * @return this
         */
        public Builder users(ThrottleConfig value) {
            this.users = value;
            return this;
        }

        /**
         * Sets how failures from one source slow down.
         *
         * @param value the settings
         * @return this
         */
        public Builder sources(ThrottleConfig value) {
            this.sources = value;
            return this;
        }

        /**
         * Sets how long sessions last and how many there are.
         *
         * @param value the settings
         * @return this
         */
        public Builder sessions(SessionConfig value) {
            this.sessions = value;
            return this;
        }

        /**
         * Sets the codes by time.
         *
         * @param value the settings
         * @return this
         */
        public Builder totp(TotpConfig value) {
            this.totp = value;
            return this;
        }

        /**
         * Checks and builds.
         *
         * @return the settings
         * @throws InvalidValueException if one is missing or outside of its range
         */
        public AuthConfig build() {
            return new AuthConfig(passwords, rules, maxConcurrentHashes, hashWait, users, sources, sessions, totp);
        }
    }
}
