// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.security.auth;

import ai.smartwhale.commons.security.bouncycastle.Argon2id;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/** Makes and verifies stored hashes. Thread-safe. */
final class PasswordHasher {

    private final PasswordScheme scheme;
    private final SecureRandom random;
    private final PhcString nobody;

    /**
     * Creates a hasher.
     *
     * @throws ai.smartwhale.commons.MissingDependencyException if the scheme is Argon2id and Bouncy Castle is not there
     */
    PasswordHasher(PasswordScheme scheme, SecureRandom random) {
        if (scheme instanceof PasswordScheme.Argon2id) {
            Argon2id.requireAvailable();
        }
        this.scheme = scheme;
        this.random = random;
        this.nobody = PhcString.of(scheme, bytes(PhcString.SALT_BYTES), bytes(PhcString.HASH_BYTES));
    }

    /** The hash that belongs to no password, for verifying in vain, so that it takes as long as for somebody known. */
    PhcString nobody() {
        return nobody;
    }

    String hash(PreparedPassword password) {
        PhcString empty = PhcString.of(scheme, bytes(PhcString.SALT_BYTES), new byte[PhcString.HASH_BYTES]);
        return empty.withHash(derive(password, empty)).text();
    }

    boolean matches(PreparedPassword password, PhcString stored) {
        return MessageDigest.isEqual(derive(password, stored), stored.hash());
    }

    boolean needsRehash(PhcString stored) {
        return stored.differsFrom(scheme);
    }

    private static byte[] derive(PreparedPassword password, PhcString phc) {
        return switch (phc.kind()) {
            case ARGON2ID ->
                Argon2id.derive(
                        password.utf8(),
                        phc.salt(),
                        phc.memoryKib(),
                        phc.iterations(),
                        phc.parallelism(),
                        phc.hash().length);
            case PBKDF2 -> pbkdf2(password, phc);
        };
    }

    private static byte[] pbkdf2(PreparedPassword password, PhcString phc) {
        // The JDK encodes the characters as UTF-8.
        PBEKeySpec key = new PBEKeySpec(password.chars(), phc.salt(), phc.iterations(), phc.hash().length * Byte.SIZE);
        try {
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(key)
                    .getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK lacks PBKDF2WithHmacSHA256", e);
        } finally {
            key.clearPassword();
        }
    }

    private byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }
}
