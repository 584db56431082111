// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.security.token;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Nimbus as a judge of ours: over 10,000 tokens that are almost right, exactly those hold that hold for Nimbus and meet
 * the demands that {@link Stricter} lists, and they say the same.
 */
class NimbusAgreementTest {

    private static final int MUTANTS = 10_000;

    private final TestTokens tokens = new TestTokens();
    private final long now = tokens.clock.instant().getEpochSecond();
    private final Duration leeway = Duration.ofSeconds(30);
    private final Duration lifetime = Duration.ofMinutes(15);
    private final Stricter stricter = new Stricter(now, leeway, lifetime);
    private final NimbusOracle nimbus = new NimbusOracle(tokens.clock, 30);
    private final TokenManager manager = tokens.manager(tokens.config()
            .accepted(Set.of(TokenAlgorithm.values()))
            .accessLifetime(lifetime)
            .leeway(leeway));

    @Test
    void oursHoldsExactlyWhatNimbusHoldsAndWeDemand() {
        TokenMutations mutations = new TokenMutations(20_260_304, now);
        Map<TokenMutations.Kind, Integer> held = new EnumMap<>(TokenMutations.Kind.class);
        Map<TokenMutations.Kind, Integer> all = new EnumMap<>(TokenMutations.Kind.class);
        for (int i = 0; i < MUTANTS; i++) {
            TokenMutations.Mutant mutant = mutations.next();
            Optional<JWTClaimsSet> theirs =
                    nimbus.read(mutant.token()).filter(claims -> stricter.isMetBy(mutant.token()));
            Optional<VerifiedToken> ours = ours(mutant.token());
            assertThat(ours.isPresent())
                    .as("%s of %s: %s, %s", i, mutant.kind(), mutant.token(), tokens.lastReason())
                    .isEqualTo(theirs.isPresent());
            ours.ifPresent(mine -> assertSame(mine, theirs.orElseThrow()));
            all.merge(mutant.kind(), 1, Integer::sum);
            held.merge(mutant.kind(), ours.isPresent() ? 1 : 0, Integer::sum);
            tokens.events.clear();
        }
        assertThat(all.values()).hasSize(TokenMutations.Kind.values().length).allMatch(times -> times > 200);
        assertThat(held.get(TokenMutations.Kind.NOTHING)).isEqualTo(all.get(TokenMutations.Kind.NOTHING));
        assertThat(held.get(TokenMutations.Kind.SIGNED_BY_ANOTHER)).isZero();
        assertThat(held.get(TokenMutations.Kind.ALGORITHM_SWAPPED)).isZero();
        assertThat(held.values().stream().mapToInt(Integer::intValue).sum()).isBetween(1_000, 5_000);
    }

    private Optional<VerifiedToken> ours(String token) {
        try {
            return Optional.of(manager.validateToken(token));
        } catch (InvalidTokenException e) {
            return Optional.empty();
        }
    }

    private static void assertSame(VerifiedToken ours, JWTClaimsSet theirs) {
        assertThat(ours.id()).isEqualTo(theirs.getJWTID());
        assertThat(ours.subject()).isEqualTo(theirs.getSubject());
        assertThat(ours.issuer()).isEqualTo(theirs.getIssuer());
        assertThat(theirs.getAudience()).contains(ours.audience());
        assertThat(ours.expiresAt()).isEqualTo(theirs.getExpirationTime().toInstant());
        assertThat(ours.issuedAt()).isEqualTo(theirs.getIssueTime().toInstant());
        Map<String, Object> others = new HashMap<>(theirs.getClaims());
        others.values().removeIf(value -> value == null);
        others.keySet().removeAll(Set.of("jti", "sub", "iss", "aud", "exp", "iat"));
        others.computeIfPresent(
                "nbf", (name, value) -> theirs.getNotBeforeTime().toInstant().getEpochSecond());
        Map<String, Object> mine = new HashMap<>(ours.claims());
        mine.computeIfPresent("nbf", (name, value) -> ((Number) value).longValue());
        assertThat(mine).isEqualTo(others);
    }
}
