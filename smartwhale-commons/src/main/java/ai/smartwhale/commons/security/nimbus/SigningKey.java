// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.security.nimbus;

import ai.smartwhale.commons.security.keys.KeyMaterial;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jose.util.Base64URL;
import java.nio.charset.StandardCharsets;

/**
 * A key bound to its one algorithm, with the header of all that it signs. What is asked to verify is asked with this
 * header and never with that of a token, so that a token cannot choose. Immutable and thread-safe.
 */
final class SigningKey {

    private final KeyMaterial material;
    private final JWSHeader header;
    private final String headerText;
    private final JWSSigner signer;
    private final JWSVerifier verifier;

    private SigningKey(
            KeyMaterial material, JWSAlgorithm algorithm, String type, JWSSigner signer, JWSVerifier verifier) {
        this.material = material;
        this.header = new JWSHeader.Builder(algorithm)
                .type(new JOSEObjectType(type))
                .keyID(Integer.toString(material.id()))
                .build();
        this.headerText = header.toBase64URL().toString();
        this.signer = signer;
        this.verifier = verifier;
    }

    static SigningKey of(KeyMaterial material, String type) {
        try {
            return switch (material.purpose()) {
                case HMAC_SIGNING ->
                    new SigningKey(
                            material,
                            JWSAlgorithm.HS256,
                            type,
                            new MACSigner(material.secretKey()),
                            new MACVerifier(material.secretKey()));
                case ED25519_SIGNING -> {
                    Ed25519Pair pair = Ed25519Pair.of(material);
                    yield new SigningKey(
                            material,
                            JWSAlgorithm.EdDSA,
                            type,
                            new Ed25519JwsSigner(pair),
                            new Ed25519JwsVerifier(pair));
                }
                default -> throw new IllegalArgumentException(material + " does not sign");
            };
        } catch (JOSEException e) {
            throw new IllegalStateException("Nimbus does not take " + material, e);
        }
    }

    KeyMaterial material() {
        return material;
    }

    String id() {
        return header.getKeyID();
    }

    JWSAlgorithm algorithm() {
        return header.getAlgorithm();
    }

    String headerText() {
        return headerText;
    }

    String sign(byte[] payload) {
        String input = headerText + '.' + CanonicalBase64.encode(payload);
        try {
            return input + '.' + signer.sign(header, input.getBytes(StandardCharsets.US_ASCII));
        } catch (JOSEException e) {
            throw new IllegalStateException("the Java runtime cannot sign with " + material, e);
        }
    }

    boolean verifies(byte[] input, Base64URL signature) throws JwtRefusedException {
        try {
            return verifier.verify(header, input, signature);
        } catch (JOSEException e) {
            throw new JwtRefusedException("its signature cannot be checked");
        }
    }
}
