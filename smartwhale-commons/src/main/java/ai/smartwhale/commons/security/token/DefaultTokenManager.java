// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.security.token;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.LimitExceededException;
import ai.smartwhale.commons.security.keys.KeySource;
import ai.smartwhale.commons.security.nimbus.JwtCodec;
import ai.smartwhale.commons.security.nimbus.JwtRefusedException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/** Puts the parts together, and turns every refusal into one event and the one exception. */
final class DefaultTokenManager implements TokenManager {

    private static final int ID_BYTES = 16;
    /** A refresh that lost against another finds that out at its second attempt. */
    private static final int MOST_ATTEMPTS = 4;

    private final TokenManagerConfig config;
    private final SecureRandom random = new SecureRandom();
    private final AccessClaims rules;
    private final VerifiedTokenCache cache;
    private final CurrentCodec codecs;
    private final RefreshRotation rotation;
    private final TokenAuditor auditor;
    private final TokenCounters counters = new TokenCounters();
    private volatile boolean closed;

    private DefaultTokenManager(KeySource keys, TokenManagerConfig config) {
        this.config = config;
        this.rules = new AccessClaims(config.issuer(), config.audience(), config.accessLifetime(), config.leeway());
        this.cache = new VerifiedTokenCache(config.cachedTokens());
        this.codecs = new CurrentCodec(keys, config.algorithm(), config.accepted(), cache::clear);
        this.rotation = new RefreshRotation(config, random);
        this.auditor = new TokenAuditor(config.audit(), config.clock());
    }

    static DefaultTokenManager of(KeySource keys, TokenManagerConfig config) {
        DefaultTokenManager manager = new DefaultTokenManager(keys, config);
        // Says at once that the library is missing.
        var unused = manager.codecs.get();
        return manager;
    }

    @Override
    public IssuedTokens generateToken(String subject, Map<String, Object> claims) {
        requireOpen();
        InvalidValueException.requireText("subject", subject);
        LimitExceededException.requireAtMost("subject, in characters", subject.length(), AccessClaims.LONGEST_NAME);
        AccessClaims.requireOthers(InvalidValueException.requirePresent("claims", claims));
        Instant now = config.clock().instant();
        RefreshRotation.Step first = rotation.first(subject, ClaimCopies.of(claims), now);
        IssuedTokens issued = issue(first, now);
        rotation.begin(first, now);
        counters.issued.increment();
        auditor.issued("issue", subject, issued);
        return issued;
    }

    private IssuedTokens issue(RefreshRotation.Step step, Instant now) {
        RefreshFamily family = step.after();
        byte[] bits = new byte[ID_BYTES];
        random.nextBytes(bits);
        String id = Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
        String token = codecs.sign(rules.write(id, family.id(), family.subject(), family.claims(), now));
        LimitExceededException.requireAtMost("access token, in bytes", token.length(), config.mostTokenBytes());
        Instant expiresAt =
                Instant.ofEpochSecond(now.plus(config.accessLifetime()).getEpochSecond());
        return new IssuedTokens(token, id, expiresAt, step.secret().text(), family.id(), family.idleExpiresAt());
    }

    @Override
    public VerifiedToken validateToken(String token) {
        InvalidValueException.requirePresent("token", token);
        requireOpen();
        try {
            return validate(token);
        } catch (TokenRefusal e) {
            counters.refused.increment();
            auditor.refused("validate", e);
            throw new InvalidTokenException();
        }
    }

    private VerifiedToken validate(String token) throws TokenRefusal {
        if (token.length() > config.mostTokenBytes()) {
            throw new TokenRefusal("it is too long");
        }
        JwtCodec codec = codecs.get();
        Instant now = config.clock().instant();
        VerifiedToken verified = cache.remembersNothing() ? verify(codec, token, now) : verifyOnce(codec, token, now);
        requireNotDenied(verified);
        return verified;
    }

    private VerifiedToken verifyOnce(JwtCodec codec, String token, Instant now) throws TokenRefusal {
        byte[] hash = VerifiedTokenCache.hashOf(token);
        VerifiedToken known = cache.find(hash, codec);
        if (known != null && rules.holdsAt(known, now)) {
            counters.remembered.increment();
            return known;
        }
        VerifiedToken verified = verify(codec, token, now);
        if (cache.put(hash, codec, verified)) {
            counters.displaced.increment();
        }
        return verified;
    }

    private VerifiedToken verify(JwtCodec codec, String token, Instant now) throws TokenRefusal {
        try {
            VerifiedToken verified = rules.check(codec.verify(token), now);
            counters.verified.increment();
            return verified;
        } catch (JwtRefusedException e) {
            throw new TokenRefusal(e.reason());
        }
    }

    private void requireNotDenied(VerifiedToken token) throws TokenRefusal {
        boolean denied = config.denyList().isDenied(token.id())
                || (token.claims().get(AccessClaims.FAMILY) instanceof String family
                        && config.denyList().isDenied(family));
        if (denied) {
            throw new TokenRefusal("it was revoked", "token " + token.id(), token.subject());
        }
    }

    @Override
    public IssuedTokens refreshToken(String refreshToken) {
        InvalidValueException.requirePresent("refreshToken", refreshToken);
        requireOpen();
        try {
            RefreshSecret given =
                    RefreshSecret.parse(refreshToken).orElseThrow(() -> new TokenRefusal("it is no refresh token"));
            return refresh(given);
        } catch (TokenRefusal e) {
            counters.refused.increment();
            auditor.refused("refresh", e);
            throw new InvalidTokenException();
        }
    }

    private IssuedTokens refresh(RefreshSecret given) throws TokenRefusal {
        try {
            for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
                Instant now = config.clock().instant();
                RefreshRotation.Step next = rotation.next(given, now);
                IssuedTokens issued = issue(next, now);
                if (rotation.take(next)) {
                    counters.refreshed.increment();
                    auditor.issued("refresh", next.after().subject(), issued);
                    return issued;
                }
            }
            throw new TokenRefusal("the store found it, and would not replace it", "family " + given.familyId(), "");
        } catch (RefreshRotation.ReuseException e) {
            throw revokedForReuse(e.family());
        }
    }

    private TokenRefusal revokedForReuse(RefreshFamily family) {
        var unused = rotation.end(family.id());
        counters.reused.increment();
        String reason = "it was used before; its family is revoked";
        try {
            deny(family.id(), rules.forgettableIfReadAt(config.clock().instant()));
        } catch (LimitExceededException e) {
            reason += ", but there is no room for its denial, and its access tokens hold until they expire";
        }
        return new TokenRefusal(reason, "family " + family.id(), family.subject());
    }

    @Override
    public void revokeToken(VerifiedToken token) {
        InvalidValueException.requirePresent("token", token);
        requireOpen();
        revoke(token.subject(), "token ", token.id(), rules.forgettable(token.expiresAt()));
    }

    @Override
    public void revokeToken(String tokenId) {
        InvalidValueException.requireText("tokenId", tokenId);
        LimitExceededException.requireAtMost("tokenId, in characters", tokenId.length(), AccessClaims.LONGEST_NAME);
        requireOpen();
        revoke("", "token ", tokenId, rules.forgettableIfReadAt(config.clock().instant()));
    }

    @Override
    public void revokeFamily(String familyId) {
        InvalidValueException.requireText("familyId", familyId);
        LimitExceededException.requireAtMost("familyId, in characters", familyId.length(), AccessClaims.LONGEST_NAME);
        requireOpen();
        Optional<RefreshFamily> ended = rotation.end(familyId);
        String subject = ended.map(RefreshFamily::subject).orElse("");
        revoke(
                subject,
                "family ",
                familyId,
                rules.forgettableIfReadAt(config.clock().instant()));
    }

    private void revoke(String principal, String kind, String id, Instant until) {
        try {
            deny(id, until);
        } catch (LimitExceededException e) {
            auditor.refused("revoke", new TokenRefusal("there is no room for its denial", kind + id, principal));
            throw e;
        }
        auditor.revoked(principal, kind + id);
    }

    private void deny(String id, Instant until) {
        config.denyList().deny(id, until, config.clock().instant());
    }

    @Override
    public TokenStatistics statistics() {
        return counters.read();
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("the token manager is closed");
        }
    }

    @Override
    public void close() {
        closed = true;
        cache.clear();
    }
}
