// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.security.token;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.util.Base64;
import java.util.Iterator;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What we demand and Nimbus does not, written once more and without the code that is tested: the spelling of RFC 7515,
 * no other members in the header, texts that are not blank, times that are numbers, none in the future for {@code iat},
 * and no lifetime beyond ours.
 */
final class Stricter {

    private static final Pattern SPELLING = Pattern.compile("[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+");
    private static final Set<String> HEADER = Set.of("alg", "kid", "typ");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final long latestIssue;
    private final long lifetime;

    Stricter(long now, Duration leeway, Duration lifetime) {
        this.latestIssue = now + leeway.toSeconds();
        this.lifetime = lifetime.toSeconds();
    }

    /** Whether a token meets our further demands; its signature and all else is for Nimbus to judge. */
    boolean isMetBy(String token) {
        return isCanonical(token) && headerIsPlain(token.split("\\.")[0]) && claimsAreMeant(token.split("\\.")[1]);
    }

    private static boolean isCanonical(String token) {
        if (!SPELLING.matcher(token).matches()) {
            return false;
        }
        for (String part : token.split("\\.")) {
            if (part.length() % 4 == 1 || !again(part).equals(part)) {
                return false;
            }
        }
        return true;
    }

    private static String again(String part) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(Base64.getUrlDecoder().decode(part));
    }

    private static boolean headerIsPlain(String part) {
        for (Iterator<String> names = json(part).fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!HEADER.contains(name) && !json(part).get(name).isNull()) {
                return false;
            }
        }
        return true;
    }

    private boolean claimsAreMeant(String part) {
        JsonNode claims = json(part);
        long issuedAt = claims.path("iat").asLong(Long.MAX_VALUE);
        long lasts = claims.path("exp").asLong() - issuedAt;
        return !claims.path("sub").asText().isBlank()
                && claims.path("sub").isTextual()
                && !claims.path("jti").asText().isBlank()
                && claims.path("jti").isTextual()
                && claims.path("iat").isNumber()
                && issuedAt >= 0
                && issuedAt <= latestIssue
                && lasts > 0
                && lasts <= lifetime
                && (claims.path("nbf").isMissingNode()
                        || (claims.path("nbf").isNumber() && claims.path("nbf").asLong() >= 0));
    }

    private static JsonNode json(String part) {
        try {
            return JSON.readTree(Base64.getUrlDecoder().decode(part));
        } catch (IOException e) {
            throw new IllegalArgumentException("Nimbus took what is no JSON", e);
        }
    }
}
