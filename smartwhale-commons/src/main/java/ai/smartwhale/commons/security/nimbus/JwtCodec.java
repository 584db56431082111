// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.security.nimbus;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.security.keys.KeyErasedException;
import ai.smartwhale.commons.security.keys.KeyRefusedException;
import java.util.Map;

/**
 * Signs claims and checks signatures with the keys of one moment. Knows nothing of what claims mean. A token is a JWS
 * in compact form (RFC 7515, RFC 7519): three parts in base64url as RFC 4648 wants it, without padding and with nothing
 * in the bits that are left over. Its header has the members {@code alg}, {@code kid} and {@code typ} and no others, so
 * that no token can bring a key of its own or ask for anything critical. The {@code kid} chooses the key, and the key
 * its one algorithm, which {@code alg} must name. Header and claims are JSON as RFC 8259 wants it, in UTF-8, no name
 * twice in one object.
 *
 * <p>Immutable and thread-safe.
 */
public interface JwtCodec {

    /**
     * Signs with the primary key.
     *
     * @param claims texts, finite numbers, truth values, and lists and maps of these
     * @return the token
     * @throws InvalidValueException if a claim is anything else
     * @throws KeyRefusedException if there is no primary key
     * @throws KeyErasedException if the key was destroyed meanwhile
     */
    String sign(Map<String, Object> claims);

    /**
     * Checks form and signature.
     *
     * @param token the token
     * @return its claims; members that are null are left out, whole numbers are {@link Long} or
     *     {@link java.math.BigInteger}, others {@link Double}
     * @throws JwtRefusedException if the form or the signature is not right
     */
    Map<String, Object> verify(String token) throws JwtRefusedException;
}
