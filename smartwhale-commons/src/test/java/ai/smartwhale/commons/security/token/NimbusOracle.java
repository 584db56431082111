// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.security.token;

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
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.crypto.spec.SecretKeySpec;

/** The processor of Nimbus itself, with the same demands; its Ed25519 is that of Tink. */
final class NimbusOracle {

    private final DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();

    NimbusOracle(InstantSource clock, int leewaySeconds) {
        Key hmac = new SecretKeySpec(TestTokens.SECRET, "HmacSHA256");
        Key edwards = new SecretKeySpec(TestTokens.SEED, "Ed25519");
        processor.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(
                new JOSEObjectType("at+jwt"), new JOSEObjectType("application/at+jwt")));
        processor.setJWSKeySelector((header, context) -> {
            if (JWSAlgorithm.HS256.equals(header.getAlgorithm()) && "71".equals(header.getKeyID())) {
                return List.of(hmac);
            }
            return JWSAlgorithm.EdDSA.equals(header.getAlgorithm()) && "72".equals(header.getKeyID())
                    ? List.of(edwards)
                    : List.of();
        });
        processor.setJWSVerifierFactory(new WithEdwards());
        Claims claims = new Claims(clock);
        claims.setMaxClockSkew(leewaySeconds);
        processor.setJWTClaimsSetVerifier(claims);
    }

    Optional<JWTClaimsSet> read(String token) {
        try {
            return Optional.of(processor.process(token, null));
        } catch (ParseException | BadJOSEException | JOSEException | RuntimeException e) {
            return Optional.empty();
        }
    }

    private static final class Claims extends DefaultJWTClaimsVerifier<SecurityContext> {

        private final InstantSource clock;

        private Claims(InstantSource clock) {
            super(
                    TestTokens.AUDIENCE,
                    new JWTClaimsSet.Builder().issuer(TestTokens.ISSUER).build(),
                    Set.of("sub", "exp", "iat", "jti"));
            this.clock = clock;
        }

        @Override
        protected Date currentTime() {
            return Date.from(clock.instant());
        }
    }

    /** The factory of Nimbus knows no Ed25519. */
    private static final class WithEdwards extends DefaultJWSVerifierFactory {

        private final JWSVerifier edwards;

        private WithEdwards() {
            try {
                byte[] publicKey =
                        Ed25519Sign.KeyPair.newKeyPairFromSeed(TestTokens.SEED).getPublicKey();
                edwards = new Ed25519Verifier(
                        new OctetKeyPair.Builder(Curve.Ed25519, Base64URL.encode(publicKey)).build());
            } catch (GeneralSecurityException | JOSEException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public JWSVerifier createJWSVerifier(JWSHeader header, Key key) throws JOSEException {
            return key.getAlgorithm().equals("Ed25519") ? edwards : super.createJWSVerifier(header, key);
        }
    }
}
