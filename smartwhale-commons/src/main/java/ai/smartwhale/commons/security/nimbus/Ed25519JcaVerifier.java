// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.security.nimbus;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.impl.BaseJWSProvider;
import com.nimbusds.jose.util.Base64URL;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.security.Signature;
import java.security.SignatureException;
import java.util.Set;

/** Verifies EdDSA (RFC 8037) with the Java runtime; that of Nimbus would need Tink besides. Thread-safe. */
final class Ed25519JcaVerifier extends BaseJWSProvider implements JWSVerifier {

    private static final int SIGNATURE_BYTES = 64;

    private final Ed25519Pair pair;

    Ed25519JcaVerifier(Ed25519Pair pair) {
        super(Set.of(JWSAlgorithm.EdDSA));
        this.pair = pair;
    }

    @Override
    public boolean verify(JWSHeader header, byte[] input, Base64URL signature) throws JOSEException {
        byte[] bytes = signature.decode();
        if (bytes.length != SIGNATURE_BYTES) {
            return false;
        }
        try {
            return verifier(input).verify(bytes);
        } catch (SignatureException e) {
            // So the runtime says that the halves of a signature are not numbers of the curve.
            return false;
        } catch (GeneralSecurityException e) {
            throw new JOSEException("Ed25519 failed", e);
        }
    }

    private Signature verifier(byte[] input) throws NoSuchAlgorithmException, InvalidKeyException, SignatureException {
        Signature verifier = Signature.getInstance(Ed25519Pair.ALGORITHM);
        verifier.initVerify(pair.publicKey());
        verifier.update(input);
        return verifier;
    }
}
