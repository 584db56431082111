// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.benchmarks.security;

import ai.smartwhale.commons.security.token.TokenAlgorithm;
import com.google.crypto.tink.subtle.Ed25519Sign;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.Ed25519Verifier;
import com.nimbusds.jose.crypto.factories.DefaultJWSVerifierFactory;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.text.ParseException;
import java.util.List;
import java.util.Set;
import javax.crypto.spec.SecretKeySpec;

/** The processor of Nimbus, with the demands on tokens that ours has by default. */
final class NimbusReader {

    static final int KEY_ID = 71;

    private final DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();

    NimbusReader(byte[] seed, TokenAlgorithm algorithm, String issuer, String audience) {
        Key key = new SecretKeySpec(seed, "HmacSHA256");
        JWSAlgorithm expected = algorithm == TokenAlgorithm.HS256 ? JWSAlgorithm.HS256 : JWSAlgorithm.EdDSA;
        processor.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(new JOSEObjectType("at+jwt")));
        processor.setJWSKeySelector((header, context) -> expected.equals(header.getAlgorithm())
                        && Integer.toString(KEY_ID).equals(header.getKeyID())
                ? List.of(key)
                : List.of());
        if (algorithm == TokenAlgorithm.EDDSA) {
            processor.setJWSVerifierFactory(new Fixed(ed25519(seed)));
        }
        processor.setJWTClaimsSetVerifier(new DefaultJWTClaimsVerifier<>(
                audience, new JWTClaimsSet.Builder().issuer(issuer).build(), Set.of("sub", "exp", "iat", "jti")));
    }

    private static JWSVerifier ed25519(byte[] seed) {
        try {
            byte[] publicKey = Ed25519Sign.KeyPair.newKeyPairFromSeed(seed).getPublicKey();
            return new Ed25519Verifier(new OctetKeyPair.Builder(Curve.Ed25519, Base64URL.encode(publicKey)).build());
        } catch (GeneralSecurityException | JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    JWTClaimsSet read(String token) {
        try {
            return processor.process(token, null);
        } catch (ParseException | BadJOSEException | JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The factory of Nimbus knows no Ed25519. */
    private static final class Fixed extends DefaultJWSVerifierFactory {

        private final JWSVerifier verifier;

        private Fixed(JWSVerifier verifier) {
            this.verifier = verifier;
        }

        @Override
        public JWSVerifier createJWSVerifier(JWSHeader header, Key key) {
            return verifier;
        }
    }
}
