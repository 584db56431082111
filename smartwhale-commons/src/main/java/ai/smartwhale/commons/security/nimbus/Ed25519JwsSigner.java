// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.security.nimbus;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.impl.BaseJWSProvider;
import com.nimbusds.jose.util.Base64URL;
import java.security.GeneralSecurityException;
import java.util.Set;

/** Signs by EdDSA (RFC 8037) without Tink, which that of Nimbus needs. Thread-safe. */
final class Ed25519JwsSigner extends BaseJWSProvider implements JWSSigner {

    private final Ed25519Pair pair;

    Ed25519JwsSigner(Ed25519Pair pair) {
        super(Set.of(JWSAlgorithm.EdDSA));
        this.pair = pair;
    }

    @Override
    public Base64URL sign(JWSHeader header, byte[] input) throws JOSEException {
        try {
            return Base64URL.encode(pair.sign(input));
        } catch (GeneralSecurityException e) {
            throw new JOSEException("Ed25519 failed", e);
        }
    }
}
