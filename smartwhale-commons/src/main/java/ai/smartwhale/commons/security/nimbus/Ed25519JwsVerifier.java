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
import java.util.Set;

/** Verifies EdDSA (RFC 8037) without Tink, which that of Nimbus needs. Thread-safe. */
final class Ed25519JwsVerifier extends BaseJWSProvider implements JWSVerifier {

    private final Ed25519Pair pair;

    Ed25519JwsVerifier(Ed25519Pair pair) {
        super(Set.of(JWSAlgorithm.EdDSA));
        this.pair = pair;
    }

    @Override
    public boolean verify(JWSHeader header, byte[] input, Base64URL signature) throws JOSEException {
        try {
            return pair.verify(input, signature.decode());
        } catch (GeneralSecurityException e) {
            throw new JOSEException("Ed25519 failed", e);
        }
    }
}
