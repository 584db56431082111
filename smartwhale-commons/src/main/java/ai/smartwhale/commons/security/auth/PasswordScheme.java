// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.security.auth;

import ai.smartwhale.commons.InvalidValueException;

/**
 * How passwords are hashed. Hashes are kept as PHC strings, so that each carries its scheme and its parameters; a hash
 * of another scheme or with other parameters is still verified, and replaced at the next login that succeeds.
 */
public sealed interface PasswordScheme {

    /**
     * Argon2id with the parameters of the OWASP Password Storage Cheat Sheet: 19 MiB, two passes, one lane. Needs
     * Bouncy Castle.
     *
     * @return the scheme
     */
    static PasswordScheme argon2id() {
        return new Argon2id(19 * 1_024, 2, 1);
    }

    /**
     * PBKDF2 with HMAC-SHA-256 and 600,000 rounds, as the OWASP Password Storage Cheat Sheet has it. Needs the JDK
     * alone.
     *
     * @return the scheme
     */
    static PasswordScheme pbkdf2() {
        return new Pbkdf2(600_000);
    }

    /**
     * Argon2id, RFC 9106.
     *
     * @param memoryKib memory of one hash, 7,168 to 65,536 KiB
     * @param iterations passes over the memory, 1 to 16
     * @param parallelism lanes, 1 to 4
     */
    record Argon2id(int memoryKib, int iterations, int parallelism) implements PasswordScheme {

        static final int MOST_MEMORY_KIB = 65_536;
        static final int MOST_ITERATIONS = 16;
        static final int MOST_PARALLELISM = 4;

        /**
         * Checks every component.
         *
         * @throws InvalidValueException if one is outside of its range
         */
        public Argon2id {
            InvalidValueException.requireRange("memoryKib", memoryKib, 7_168, MOST_MEMORY_KIB);
            InvalidValueException.requireRange("iterations", iterations, 1, MOST_ITERATIONS);
            InvalidValueException.requireRange("parallelism", parallelism, 1, MOST_PARALLELISM);
        }
    }

    /**
     * PBKDF2 with HMAC-SHA-256, RFC 8018.
     *
     * @param iterations 100,000 to 5,000,000
     */
    record Pbkdf2(int iterations) implements PasswordScheme {

        static final int MOST_ITERATIONS = 5_000_000;

        /**
         * Checks.
         *
         * @throws InvalidValueException if the number is outside of its range
         */
        public Pbkdf2 {
            InvalidValueException.requireRange("iterations", iterations, 100_000, MOST_ITERATIONS);
        }
    }
}
