// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.security.nimbus;

import java.util.Base64;

/**
 * Base64url of RFC 4648 in the one form of each text: no padding, no other characters, and zero in the bits that are
 * left over. Otherwise one token could be written in many ways.
 */
final class CanonicalBase64 {

    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    private CanonicalBase64() {}

    static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    static byte[] decode(String part, String text) throws JwtRefusedException {
        int leftOver = switch (text.length() & 3) {
            case 0 -> 0;
            case 2 -> 0b1111;
            case 3 -> 0b11;
            default -> throw new JwtRefusedException("the " + part + " has a length that base64url never has");
        };
        if (!text.isEmpty() && (ALPHABET.indexOf(text.charAt(text.length() - 1)) & leftOver) != 0) {
            throw new JwtRefusedException("the " + part + " is not canonical base64url");
        }
        if (text.endsWith("=")) {
            throw new JwtRefusedException("the " + part + " is padded");
        }
        try {
            return Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw new JwtRefusedException("the " + part + " is not base64url");
        }
    }
}
