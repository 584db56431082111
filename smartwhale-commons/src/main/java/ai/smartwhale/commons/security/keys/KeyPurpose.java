// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.security.keys;

/**
 * What a key is for. A key is never used for two purposes, so that no algorithm can be turned against another. Every
 * key has 32 bytes.
 */
public enum KeyPurpose {
    /** Encrypts data that fits in memory, by AES-256-GCM. */
    ENCRYPTION("AES"),
    /** The root of the keys that encrypt streams: one key is derived for each stream by HKDF-SHA-256. */
    STREAM_ENCRYPTION("HKDF-SHA256"),
    /** Signs by HMAC-SHA-256; both sides hold the same key. */
    HMAC_SIGNING("HmacSHA256"),
    /** Signs by Ed25519; the bytes are the private seed of RFC 8032. */
    ED25519_SIGNING("Ed25519");

    /** The length of every key, in bytes. */
    public static final int KEY_BYTES = 32;

    private final String algorithm;

    KeyPurpose(String algorithm) {
        this.algorithm = algorithm;
    }

    /**
     * The name that the secret key carries.
     *
     * @return a name as the Java Cryptography Architecture spells it where it knows one
     */
    public String algorithm() {
        return algorithm;
    }

    /**
     * Whether uses of keys of this purpose are counted against the limit on encryptions per key.
     *
     * @return true for those whose nonces are random, and which therefore wear out
     */
    public boolean wearsOut() {
        return this == ENCRYPTION;
    }
}
