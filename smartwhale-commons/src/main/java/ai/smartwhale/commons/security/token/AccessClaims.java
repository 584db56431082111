// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.security.token;

import ai.smartwhale.commons.InvalidValueException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes and checks what an access token says (RFC 7519, section 4.1, and RFC 9068, section 4). Thread-safe. */
final class AccessClaims {

    static final String FAMILY = "sid";
    private static final String ISSUER = "iss";
    private static final String SUBJECT = "sub";
    private static final String AUDIENCE = "aud";
    private static final String EXPIRES_AT = "exp";
    private static final String NOT_BEFORE = "nbf";
    private static final String ISSUED_AT = "iat";
    private static final String ID = "jti";
    private static final Set<String> OURS =
            Set.of(ISSUER, SUBJECT, AUDIENCE, EXPIRES_AT, NOT_BEFORE, ISSUED_AT, ID, FAMILY);
    /** What {@link VerifiedToken} has a component for. */
    private static final Set<String> COMPONENTS = Set.of(ISSUER, SUBJECT, AUDIENCE, EXPIRES_AT, ISSUED_AT, ID);

    static final int LONGEST_NAME = 255;
    private static final long YEAR_10000 = 253_402_300_800L;

    private final String issuer;
    private final String audience;
    private final long lifetime;
    private final long leeway;

    AccessClaims(String issuer, String audience, Duration lifetime, Duration leeway) {
        this.issuer = issuer;
        this.audience = audience;
        this.lifetime = lifetime.toSeconds();
        this.leeway = leeway.toSeconds();
    }

    static void requireOthers(Map<String, Object> claims) {
        for (String name : claims.keySet()) {
            if (OURS.contains(name)) {
                throw new InvalidValueException("claims", name, "none of " + OURS);
            }
        }
    }

    Map<String, Object> write(String id, String familyId, String subject, Map<String, Object> others, Instant now) {
        long issuedAt = now.getEpochSecond();
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put(ISSUER, issuer);
        claims.put(SUBJECT, subject);
        claims.put(AUDIENCE, audience);
        claims.put(EXPIRES_AT, issuedAt + lifetime);
        claims.put(NOT_BEFORE, issuedAt);
        claims.put(ISSUED_AT, issuedAt);
        claims.put(ID, id);
        claims.put(FAMILY, familyId);
        claims.putAll(others);
        return claims;
    }

    VerifiedToken check(Map<String, Object> claims, Instant now) throws TokenRefusal {
        String id = text(claims, ID, "a token");
        String what = "token " + id;
        String subject = text(claims, SUBJECT, what);
        require(issuer.equals(claims.get(ISSUER)), "its issuer is another", what, subject);
        require(isForUs(claims.get(AUDIENCE)), "it is for another audience", what, subject);
        long expiresAt = time(claims, EXPIRES_AT, what);
        long issuedAt = time(claims, ISSUED_AT, what);
        require(expiresAt > issuedAt && expiresAt - issuedAt <= lifetime, "it holds for too long", what, subject);
        require(holdsAt(expiresAt, now), "it has expired", what, subject);
        require(hasBegun(issuedAt, now), "it was issued in the future", what, subject);
        require(
                !claims.containsKey(NOT_BEFORE) || hasBegun(time(claims, NOT_BEFORE, what), now),
                "it does not hold yet",
                what,
                subject);
        if (claims.containsKey(FAMILY)) {
            var unused = text(claims, FAMILY, what);
        }
        Map<String, Object> others = new HashMap<>(claims);
        others.keySet().removeAll(COMPONENTS);
        return new VerifiedToken(
                id,
                subject,
                issuer,
                audience,
                Instant.ofEpochSecond(issuedAt),
                Instant.ofEpochSecond(expiresAt),
                others);
    }

    /** Whether a token that was right is so at another time. */
    boolean holdsAt(VerifiedToken token, Instant now) {
        return holdsAt(token.expiresAt().getEpochSecond(), now)
                && hasBegun(token.issuedAt().getEpochSecond(), now);
    }

    private boolean holdsAt(long expiresAt, Instant now) {
        return now.getEpochSecond() < expiresAt + leeway;
    }

    private boolean hasBegun(long beginning, Instant now) {
        return now.getEpochSecond() >= beginning - leeway;
    }

    /** When a token of that end is refused for its age, whatever the leeway. */
    Instant forgettable(Instant expiresAt) {
        return expiresAt.plusSeconds(leeway + 1);
    }

    /** When all tokens are refused for their age that could be read now, or be issued by a clock that goes ahead. */
    Instant forgettableIfReadAt(Instant now) {
        return forgettable(now.plusSeconds(lifetime + leeway));
    }

    private boolean isForUs(@Nullable Object value) {
        return value instanceof Collection<?> several
                ? several.contains(audience) && several.stream().allMatch(String.class::isInstance)
                : audience.equals(value);
    }

    private static String text(Map<String, Object> claims, String name, String what) throws TokenRefusal {
        if (claims.get(name) instanceof String text && !text.isBlank() && text.length() <= LONGEST_NAME) {
            return text;
        }
        throw new TokenRefusal("its claim " + name + " is missing or no text of 1 to 255 characters", what, "");
    }

    /** Fractions of seconds are cut off, as whoever reads tokens does. */
    private static long time(Map<String, Object> claims, String name, String what) throws TokenRefusal {
        Object value = claims.get(name);
        // A double that is too large becomes Long.MAX_VALUE here, which is too late as well.
        long seconds = value instanceof Long || value instanceof Double ? ((Number) value).longValue() : -1;
        if (seconds < 0 || seconds >= YEAR_10000) {
            throw new TokenRefusal("its claim " + name + " is missing or no time before the year 10000", what, "");
        }
        return seconds;
    }

    private static void require(boolean right, String reason, String what, String subject) throws TokenRefusal {
        if (!right) {
            throw new TokenRefusal(reason, what, subject);
        }
    }
}
