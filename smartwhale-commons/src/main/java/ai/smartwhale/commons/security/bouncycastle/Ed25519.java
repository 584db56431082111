// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.security.bouncycastle;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.MissingDependencyException;

/**
 * Ed25519 of RFC 8032 under one key, computed by Bouncy Castle, which is optional and takes a fraction of the time that
 * the Java runtime takes. Thread-safe.
 */
public final class Ed25519 {

    /** The length of a seed, in bytes. */
    public static final int SEED_BYTES = 32;

    private final BouncyEd25519 key;

    private Ed25519(BouncyEd25519 key) {
        this.key = key;
    }

    /**
     * Whether Bouncy Castle is on the class path.
     *
     * @return whether {@link #of} works
     */
    public static boolean isAvailable() {
        try {
            BouncyEd25519.touch();
            return true;
        } catch (NoClassDefFoundError e) {
            return false;
        }
    }

    /**
     * Derives both keys of a seed.
     *
     * @param seed its 32 bytes, of which a copy is kept; the caller erases its own
     * @return the key
     * @throws InvalidValueException if there are not 32 bytes
     * @throws MissingDependencyException if Bouncy Castle is not on the class path
     */
    public static Ed25519 of(byte[] seed) {
        InvalidValueException.requirePresent("seed", seed);
        InvalidValueException.requireRange("seed.length", seed.length, SEED_BYTES, SEED_BYTES);
        try {
            return new Ed25519(new BouncyEd25519(seed));
        } catch (NoClassDefFoundError e) {
            throw new MissingDependencyException("fast Ed25519", "org.bouncycastle:bcprov-jdk18on:1.86", e);
        }
    }

    /**
     * Signs.
     *
     * @param message the message
     * @return 64 bytes
     */
    public byte[] sign(byte[] message) {
        return key.sign(InvalidValueException.requirePresent("message", message));
    }

    /**
     * Verifies.
     *
     * @param message the message
     * @param signature what may be its signature
     * @return whether it is; false if it is not 64 bytes long
     */
    public boolean verify(byte[] message, byte[] signature) {
        return key.verify(
                InvalidValueException.requirePresent("message", message),
                InvalidValueException.requirePresent("signature", signature));
    }
}
