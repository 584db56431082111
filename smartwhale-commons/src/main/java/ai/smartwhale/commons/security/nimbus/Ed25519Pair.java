// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.security.nimbus;

import ai.smartwhale.commons.security.keys.KeyMaterial;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.NamedParameterSpec;
import java.util.Arrays;

/** Both keys of a seed of RFC 8032, as the Java runtime takes them. */
final class Ed25519Pair {

    static final String ALGORITHM = "Ed25519";

    private final PrivateKey privateKey;
    private final PublicKey publicKey;

    private Ed25519Pair(KeyPair pair) {
        this.privateKey = pair.getPrivate();
        this.publicKey = pair.getPublic();
    }

    static Ed25519Pair of(KeyMaterial material) {
        byte[] seed = material.copyOfBytes();
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(ALGORITHM);
            // The runtime has no other way from the seed to the public key. What it draws is the seed.
            generator.initialize(NamedParameterSpec.ED25519, new Drawn(seed));
            KeyPair pair = generator.generateKeyPair();
            requireSeed(pair, seed);
            return new Ed25519Pair(pair);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no Ed25519, which Java 15 and later have", e);
        } finally {
            Arrays.fill(seed, (byte) 0);
        }
    }

    private static void requireSeed(KeyPair pair, byte[] seed) {
        byte[] taken =
                pair.getPrivate() instanceof EdECPrivateKey key ? key.getBytes().orElse(new byte[0]) : new byte[0];
        if (!MessageDigest.isEqual(taken, seed)) {
            throw new IllegalStateException(
                    "this Java does not make a pair of Ed25519 keys of a seed that it is given");
        }
        Arrays.fill(taken, (byte) 0);
    }

    PrivateKey privateKey() {
        return privateKey;
    }

    PublicKey publicKey() {
        return publicKey;
    }

    /** Gives the seed where random bytes are asked for. */
    private static final class Drawn extends SecureRandom {

        private static final long serialVersionUID = 1L;

        private final transient byte[] seed;

        private Drawn(byte[] seed) {
            this.seed = seed;
        }

        @Override
        public void nextBytes(byte[] bytes) {
            System.arraycopy(seed, 0, bytes, 0, bytes.length);
        }
    }
}
