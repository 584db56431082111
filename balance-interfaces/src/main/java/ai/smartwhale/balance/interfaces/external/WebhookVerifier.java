// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.interfaces.external;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Verifies calls from outside by Standard Webhooks 1.0: the signature is HMAC-SHA256 over id, time and body, and
 * several may be given while a secret is changed.
 */
final class WebhookVerifier {

    private static final String ALGORITHM = "HmacSHA256";
    private static final Pattern ID = Pattern.compile("[\\x21-\\x7E&&[^.]]{1,256}");
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,12}");
    private static final Pattern BLANKS = Pattern.compile(" +");
    private static final int MOST_SIGNATURES = 8;

    private final SecretKeySpec key;
    private final Duration tolerance;
    private final int mostRemembered;
    private final int largestBody;
    private final InstantSource clock;
    private final Map<String, Instant> accepted = new LinkedHashMap<>();

    WebhookVerifier(WebhookConfig config, int largestBody, InstantSource clock) {
        this.key = new SecretKeySpec(config.secret(), ALGORITHM);
        this.tolerance = config.tolerance();
        this.mostRemembered = config.mostRemembered();
        this.largestBody = largestBody;
        this.clock = clock;
    }

    CallbackVerdict verify(Map<String, String> headers, byte[] body) {
        if (body.length > largestBody) {
            return CallbackVerdict.TOO_LARGE;
        }
        Map<String, String> byName = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        byName.putAll(headers);
        String id = byName.getOrDefault("webhook-id", "");
        String time = byName.getOrDefault("webhook-timestamp", "");
        String signatures = byName.getOrDefault("webhook-signature", "");
        if (!ID.matcher(id).matches() || !SECONDS.matcher(time).matches() || signatures.isEmpty()) {
            return CallbackVerdict.MALFORMED;
        }
        // Before anything else is said, so that nothing is told to who does not have the secret.
        if (!isSigned(id, time, body, signatures)) {
            return CallbackVerdict.BAD_SIGNATURE;
        }
        Instant now = clock.instant();
        Instant sent = Instant.ofEpochSecond(Long.parseLong(time));
        if (Duration.between(sent, now).abs().compareTo(tolerance) > 0) {
            return CallbackVerdict.OUT_OF_TIME;
        }
        return remember(id, now);
    }

    private boolean isSigned(String id, String time, byte[] body, String signatures) {
        byte[] expected = sign(id, time, body);
        boolean found = false;
        String[] given = BLANKS.split(signatures, MOST_SIGNATURES + 1);
        for (int i = 0; i < Math.min(given.length, MOST_SIGNATURES); i++) {
            if (given[i].startsWith("v1,")) {
                found |= MessageDigest.isEqual(expected, decode(given[i].substring(3)));
            }
        }
        return found;
    }

    private static byte[] decode(String text) {
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException malformed) {
            return new byte[0];
        }
    }

    private byte[] sign(String id, String time, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update((id + '.' + time + '.').getBytes(StandardCharsets.US_ASCII));
            return mac.doFinal(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, e);
        }
    }

    /** An id may be forgotten once its time, which is signed too, is out of tolerance on both sides. */
    private synchronized CallbackVerdict remember(String id, Instant now) {
        Instant forgettable = now.minus(tolerance).minus(tolerance);
        Iterator<Instant> oldest = accepted.values().iterator();
        while (oldest.hasNext() && oldest.next().isBefore(forgettable)) {
            oldest.remove();
        }
        if (accepted.containsKey(id)) {
            return CallbackVerdict.REPLAYED;
        }
        if (accepted.size() >= mostRemembered) {
            return CallbackVerdict.CROWDED;
        }
        accepted.put(id, now);
        return CallbackVerdict.ACCEPTED;
    }
}
