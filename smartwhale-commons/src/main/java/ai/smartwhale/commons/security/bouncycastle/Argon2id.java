// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.security.bouncycastle;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.MissingDependencyException;

/** Argon2id of RFC 9106, version 0x13, computed by Bouncy Castle, which is optional. Thread-safe. */
public final class Argon2id {

    private static final String FEATURE = "Argon2id";
    private static final String DEPENDENCY = "org.bouncycastle:bcprov-jdk18on:1.86";

    private Argon2id() {}

    /**
     * Requires that Argon2id can be computed here.
     *
     * @throws MissingDependencyException if Bouncy Castle is not on the class path
     */
    public static void requireAvailable() {
        try {
            BouncyArgon2.touch();
        } catch (NoClassDefFoundError e) {
            throw new MissingDependencyException(FEATURE, DEPENDENCY, e);
        }
    }

    /**
     * Derives bytes from a password. Takes {@code memoryKib} KiB of heap while it runs.
     *
     * @param password the password, neither kept nor wiped
     * @param salt at least 8 bytes
     * @param memoryKib memory, 8 KiB for each lane at least
     * @param iterations passes over the memory, 1 or more
     * @param parallelism lanes, 1 or more; computed one after the other
     * @param length how many bytes to derive, 4 or more
     * @return the bytes
     * @throws InvalidValueException if a number is outside of what RFC 9106 allows
     * @throws MissingDependencyException if Bouncy Castle is not on the class path
     */
    public static byte[] derive(
            byte[] password, byte[] salt, int memoryKib, int iterations, int parallelism, int length) {
        InvalidValueException.requirePresent("password", password);
        InvalidValueException.requirePresent("salt", salt);
        InvalidValueException.requireRange("salt.length", salt.length, 8, Integer.MAX_VALUE);
        InvalidValueException.requireRange("parallelism", parallelism, 1, 0xFFFFFF);
        InvalidValueException.requireRange("memoryKib", memoryKib, 8L * parallelism, Integer.MAX_VALUE);
        InvalidValueException.requireRange("iterations", iterations, 1, Integer.MAX_VALUE);
        InvalidValueException.requireRange("length", length, 4, Integer.MAX_VALUE);
        try {
            return BouncyArgon2.derive(password, salt, memoryKib, iterations, parallelism, length);
        } catch (NoClassDefFoundError e) {
            throw new MissingDependencyException(FEATURE, DEPENDENCY, e);
        }
    }
}
