// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.security.token;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Begins families, and replaces their refresh tokens by the next. Thread-safe. */
final class RefreshRotation {

    private final RefreshTokenStore store;
    private final Duration idle;
    private final Duration lifetime;
    private final Duration grace;
    private final SecureRandom random;

    RefreshRotation(TokenManagerConfig config, SecureRandom random) {
        this.store = config.refreshTokens();
        this.idle = config.refreshIdle();
        this.lifetime = config.refreshLifetime();
        this.grace = config.refreshGrace();
        this.random = random;
    }

    /** A family as it is, and the refresh token that holds or would hold. */
    record Step(RefreshFamily before, RefreshFamily after, RefreshSecret secret) {}

    /** Prepares a family that {@link #begin} adds. */
    Step first(String subject, Map<String, Object> claims, Instant now) {
        RefreshSecret secret = RefreshSecret.first(random);
        Instant end = now.plus(lifetime);
        RefreshFamily family = new RefreshFamily(
                secret.familyId(), subject, claims, 0, secret.hash(), Optional.empty(), now, idleEnd(now, end), end);
        return new Step(family, family, secret);
    }

    void begin(Step first, Instant now) {
        store.add(first.after, now);
    }

    /** Prepares the next token, which {@link #take} makes the one that holds. */
    Step next(RefreshSecret given, Instant now) throws TokenRefusal, ReuseException {
        RefreshFamily family = store.find(given.familyId())
                .orElseThrow(() -> new TokenRefusal("there is no such family, or it was ended", "a refresh token", ""));
        if (!given.hashesTo(family.current())) {
            throw replaced(given, family, now);
        }
        if (family.isExpired(now)) {
            var unused = store.remove(family.id());
            throw new TokenRefusal("it has expired", "family " + family.id(), family.subject());
        }
        RefreshSecret secret = given.next(random);
        return new Step(family, family.refreshed(secret.hash(), now, idleEnd(now, family.expiresAt())), secret);
    }

    private TokenRefusal replaced(RefreshSecret given, RefreshFamily family, Instant now) throws ReuseException {
        boolean justNow = now.isBefore(family.refreshedAt().plus(grace))
                && family.previous().filter(given::hashesTo).isPresent();
        if (!justNow) {
            throw new ReuseException(family);
        }
        return new TokenRefusal("it was just replaced", "family " + family.id(), family.subject());
    }

    /** Whether nobody came between. */
    boolean take(Step next) {
        return store.replace(next.before, next.after);
    }

    Optional<RefreshFamily> end(String familyId) {
        return store.remove(familyId);
    }

    private Instant idleEnd(Instant now, Instant end) {
        Instant idleEnd = now.plus(idle);
        return idleEnd.isBefore(end) ? idleEnd : end;
    }

    /** A token came back that was replaced: one of those who have it stole it. */
    static final class ReuseException extends Exception {

        private static final long serialVersionUID = 1L;

        private final transient RefreshFamily family;

        private ReuseException(RefreshFamily family) {
            super("reuse", null, false, false);
            this.family = family;
        }

        RefreshFamily family() {
            return family;
        }
    }
}
