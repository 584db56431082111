// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.security.audit;

import ai.smartwhale.commons.security.keys.KeyMaterial;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;

/** The hash of a trail: SHA-256, or HMAC-SHA-256 with a key. For one thread. */
interface ChainHash {

    /** The length of a hash as text. */
    int HEX_DIGITS = 64;

    byte[] of(byte[] bytes, int from, int length);

    default String hex(byte[] bytes, int from, int length) {
        return HexFormat.of().formatHex(of(bytes, from, length));
    }

    static ChainHash of(Optional<KeyMaterial> key) {
        try {
            if (key.isEmpty()) {
                MessageDigest digest = MessageDigest.getInstance("SHA-256");
                return (bytes, from, length) -> {
                    digest.update(bytes, from, length);
                    return digest.digest();
                };
            }
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key.orElseThrow().secretKey());
            return (bytes, from, length) -> {
                mac.update(bytes, from, length);
                return mac.doFinal();
            };
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no SHA-256, which every Java must have", e);
        }
    }
}
