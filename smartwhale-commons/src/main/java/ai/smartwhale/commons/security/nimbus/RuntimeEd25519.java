// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.security.nimbus;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.SignatureException;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.NamedParameterSpec;
import java.util.Arrays;

/** The Ed25519 of the Java runtime. */
final class RuntimeEd25519 implements Ed25519Pair {

    private static final String ALGORITHM = "Ed25519";
    private static final int SIGNATURE_BYTES = 64;

    private final KeyPair pair;

    private RuntimeEd25519(KeyPair pair) {
        this.pair = pair;
    }

    static RuntimeEd25519 of(byte[] seed) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(ALGORITHM);
            // The runtime has no other way from the seed to the public key. What it draws is the seed.
            generator.initialize(NamedParameterSpec.ED25519, new Drawn(seed));
            KeyPair pair = generator.generateKeyPair();
            requireSeed(pair, seed);
            return new RuntimeEd25519(pair);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no Ed25519, which Java 15 and later have", e);
        }
    }

    private static void requireSeed(KeyPair pair, byte[] seed) {
        byte[] taken =
                pair.getPrivate() instanceof EdECPrivateKey key ? key.getBytes().orElse(new byte[0]) : new byte[0];
        if (!MessageDigest.isEqual(taken, seed)) {
            throw new IllegalStateException("this Java does not make keys of Ed25519 of a seed that it is given");
        }
        Arrays.fill(taken, (byte) 0);
    }

    @Override
    public byte[] sign(byte[] message) throws GeneralSecurityException {
        Signature signature = Signature.getInstance(ALGORITHM);
        signature.initSign(pair.getPrivate());
        signature.update(message);
        return signature.sign();
    }

    @Override
    public boolean verify(byte[] message, byte[] signature) throws GeneralSecurityException {
        if (signature.length != SIGNATURE_BYTES) {
            return false;
        }
        Signature verifier = Signature.getInstance(ALGORITHM);
        verifier.initVerify(pair.getPublic());
        verifier.update(message);
        try {
            return verifier.verify(signature);
        } catch (SignatureException e) {
            // So the runtime says that the halves of a signature are not numbers of the curve.
            return false;
        }
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
