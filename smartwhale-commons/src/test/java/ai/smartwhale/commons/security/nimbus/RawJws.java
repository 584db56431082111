// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.security.nimbus;

import com.google.crypto.tink.subtle.Ed25519Sign;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Random;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs whatever it is given, without anything of what is tested: HMAC by the Java runtime, Ed25519 by Tink. */
public final class RawJws {

    private RawJws() {}

    public static byte[] seed(long number) {
        byte[] seed = new byte[32];
        new Random(number).nextBytes(seed);
        return seed;
    }

    public static String hs256(byte[] key, String header, String payload) {
        return hs256OfParts(key, base64(header), base64(payload));
    }

    public static String hs256OfParts(byte[] key, String header, String payload) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            String input = header + "." + payload;
            return input + "." + base64(mac.doFinal(input.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public static String edDsa(byte[] seed, String header, String payload) {
        return edDsaOfParts(seed, base64(header), base64(payload));
    }

    public static String edDsaOfParts(byte[] seed, String header, String payload) {
        try {
            String input = header + "." + payload;
            return input + "." + base64(new Ed25519Sign(seed).sign(input.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public static String base64(String text) {
        return base64(text.getBytes(StandardCharsets.UTF_8));
    }

    public static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    public static String text(String base64) {
        return new String(Base64.getUrlDecoder().decode(base64), StandardCharsets.UTF_8);
    }
}
