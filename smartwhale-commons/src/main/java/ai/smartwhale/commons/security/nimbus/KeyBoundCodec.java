// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.security.nimbus;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.security.keys.KeyErasedException;
import ai.smartwhale.commons.security.keys.KeyMaterial;
import ai.smartwhale.commons.security.keys.KeyPurpose;
import ai.smartwhale.commons.security.keys.KeyRefusedException;
import ai.smartwhale.commons.security.keys.KeySnapshot;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.util.Base64URL;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the header that a key of ours writes by looking it up. All others are read twice, strictly by us and then by
 * Nimbus, and must please both.
 */
final class KeyBoundCodec implements JwtCodec {

    private static final Set<String> HEADER_MEMBERS = Set.of("alg", "kid", "typ");

    private final KeyPurpose signing;
    private final String type;
    private final @Nullable SigningKey primary;
    private final Map<String, SigningKey> byId;
    private final Map<String, SigningKey> byHeader;

    private KeyBoundCodec(KeyPurpose signing, String type, @Nullable SigningKey primary, Map<String, SigningKey> byId) {
        this.signing = signing;
        this.type = type;
        this.primary = primary;
        this.byId = byId;
        this.byHeader = new HashMap<>();
        byId.values().forEach(key -> byHeader.put(key.headerText(), key));
    }

    static KeyBoundCodec of(KeySnapshot keys, KeyPurpose signing, Set<KeyPurpose> accepted, String type) {
        requireSigning("signing", signing);
        // Without a key nothing below would notice that the library is missing.
        Objects.requireNonNull(JWSAlgorithm.HS256);
        Map<String, SigningKey> byId = new HashMap<>();
        for (KeyPurpose purpose : accepted) {
            requireSigning("accepted", purpose);
            for (KeyMaterial material : keys.all(purpose)) {
                SigningKey key = SigningKey.of(material, type);
                byId.put(key.id(), key);
            }
        }
        SigningKey primary = keys.primary(signing)
                .map(material -> {
                    SigningKey known = byId.get(Integer.toString(material.id()));
                    return known != null ? known : SigningKey.of(material, type);
                })
                .orElse(null);
        return new KeyBoundCodec(signing, type, primary, byId);
    }

    private static void requireSigning(String field, KeyPurpose purpose) {
        if (purpose != KeyPurpose.HMAC_SIGNING && purpose != KeyPurpose.ED25519_SIGNING) {
            throw new InvalidValueException(
                    field, purpose, KeyPurpose.HMAC_SIGNING + " or " + KeyPurpose.ED25519_SIGNING);
        }
    }

    @Override
    public String sign(Map<String, Object> claims) {
        byte[] payload = ClaimsText.write(InvalidValueException.requirePresent("claims", claims));
        if (primary == null) {
            throw new KeyRefusedException(signing);
        }
        return primary.sign(payload);
    }

    @Override
    public Map<String, Object> verify(String token) throws JwtRefusedException {
        int first = token.indexOf('.');
        int second = token.indexOf('.', first + 1);
        if (first <= 0 || second < 0 || second == token.length() - 1 || token.indexOf('.', second + 1) >= 0) {
            throw new JwtRefusedException("it does not have three parts");
        }
        SigningKey key = keyOf(token.substring(0, first));
        byte[] payload = CanonicalBase64.decode("payload", token.substring(first + 1, second));
        String signature = token.substring(second + 1);
        CanonicalBase64.decode("signature", signature);
        if (!holds(key, token.substring(0, second), signature)) {
            throw new JwtRefusedException("its signature is not that of its key " + key.id());
        }
        return StrictJson.read("payload", payload);
    }

    private static boolean holds(SigningKey key, String input, String signature) throws JwtRefusedException {
        try {
            return key.verifies(input.getBytes(StandardCharsets.US_ASCII), new Base64URL(signature));
        } catch (KeyErasedException e) {
            throw new JwtRefusedException("its key was destroyed");
        }
    }

    private SigningKey keyOf(String headerText) throws JwtRefusedException {
        SigningKey known = byHeader.get(headerText);
        return known != null ? known : keyOfOtherHeader(headerText);
    }

    private SigningKey keyOfOtherHeader(String headerText) throws JwtRefusedException {
        Map<String, Object> members = StrictJson.read("header", CanonicalBase64.decode("header", headerText));
        if (!HEADER_MEMBERS.containsAll(members.keySet())) {
            throw new JwtRefusedException("its header has members other than alg, kid and typ");
        }
        JWSHeader header = parse(headerText);
        SigningKey key = header.getKeyID() == null ? null : byId.get(header.getKeyID());
        if (key == null) {
            throw new JwtRefusedException("its header names no key that may be used");
        }
        if (!key.algorithm().equals(header.getAlgorithm())) {
            throw new JwtRefusedException("its header names another algorithm than that of key " + key.id());
        }
        requireType(header);
        return key;
    }

    private static JWSHeader parse(String headerText) throws JwtRefusedException {
        try {
            return JWSHeader.parse(new Base64URL(headerText));
        } catch (ParseException | IllegalArgumentException e) {
            throw new JwtRefusedException("its header is not one of a signed token");
        }
    }

    private void requireType(JWSHeader header) throws JwtRefusedException {
        String given = header.getType() == null ? "" : header.getType().getType();
        if (!given.equalsIgnoreCase(type) && !given.equalsIgnoreCase("application/" + type)) {
            throw new JwtRefusedException("its type is not " + type);
        }
    }
}
