// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.security.nimbus;

import ai.smartwhale.commons.security.bouncycastle.Ed25519;
import ai.smartwhale.commons.security.keys.KeyMaterial;
import java.security.GeneralSecurityException;
import java.util.Arrays;

/** Both keys of a seed of RFC 8032. Implementations are thread-safe. */
interface Ed25519Pair {

    byte[] sign(byte[] message) throws GeneralSecurityException;

    /** False for what cannot be a signature, too. */
    boolean verify(byte[] message, byte[] signature) throws GeneralSecurityException;

    /** By Bouncy Castle where it is, because it is faster by far; by the Java runtime elsewhere. */
    static Ed25519Pair of(KeyMaterial material) {
        byte[] seed = material.copyOfBytes();
        try {
            return Ed25519.isAvailable() ? ofBouncyCastle(seed) : RuntimeEd25519.of(seed);
        } finally {
            Arrays.fill(seed, (byte) 0);
        }
    }

    static Ed25519Pair ofBouncyCastle(byte[] seed) {
        Ed25519 key = Ed25519.of(seed);
        return new Ed25519Pair() {
            @Override
            public byte[] sign(byte[] message) {
                return key.sign(message);
            }

            @Override
            public boolean verify(byte[] message, byte[] signature) {
                return key.verify(message, signature);
            }
        };
    }
}
