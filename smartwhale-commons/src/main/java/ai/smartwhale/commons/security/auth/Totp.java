// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.security.auth;

import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Codes by time: RFC 6238 on top of RFC 4226. */
final class Totp {

    private static final int[] POWERS = {1_000_000, 10_000_000, 100_000_000};
    private static final int LEAST_DIGITS = 6;

    private final byte[] secret;
    private final TotpAlgorithm algorithm;
    private final int digits;
    private final Duration period;

    Totp(byte[] secret, TotpAlgorithm algorithm, int digits, Duration period) {
        this.secret = secret;
        this.algorithm = algorithm;
        this.digits = digits;
        this.period = period;
    }

    static Totp of(byte[] secret, TotpEnrollment enrollment) {
        return new Totp(secret, enrollment.algorithm(), enrollment.digits(), enrollment.period());
    }

    long step(Instant at) {
        return Math.floorDiv(at.getEpochSecond(), period.toSeconds());
    }

    String code(long step) {
        byte[] hash;
        try {
            Mac mac = Mac.getInstance(algorithm.macName());
            mac.init(new SecretKeySpec(secret, algorithm.macName()));
            hash = mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK lacks " + algorithm.macName(), e);
        }
        int offset = hash[hash.length - 1] & 0xF;
        int number = (ByteBuffer.wrap(hash).getInt(offset) & Integer.MAX_VALUE) % POWERS[digits - LEAST_DIGITS];
        String text = Integer.toString(number);
        return "0".repeat(digits - text.length()) + text;
    }

    /** The period after {@code lastStep} whose code this is, at most {@code window} periods from now. */
    OptionalLong match(String code, Instant now, int window, long lastStep) {
        byte[] given = code.getBytes(StandardCharsets.US_ASCII);
        OptionalLong found = OptionalLong.empty();
        long present = step(now);
        for (long step = present - window; step <= present + window; step++) {
            boolean same = MessageDigest.isEqual(given, code(step).getBytes(StandardCharsets.US_ASCII));
            if (same && step > lastStep && found.isEmpty()) {
                found = OptionalLong.of(step);
            }
        }
        return found;
    }

    /** The URI that apps for codes read, as Google Authenticator defined it. */
    String uri(String issuer, String user) {
        return "otpauth://totp/" + escape(issuer) + ':' + escape(user) + "?secret=" + Base32.encode(secret) + "&issuer="
                + escape(issuer) + "&algorithm=" + algorithm + "&digits=" + digits + "&period=" + period.toSeconds();
    }

    private static String escape(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
