// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.security.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.LimitExceededException;
import ai.smartwhale.commons.security.keys.KeyRefusedException;
import ai.smartwhale.commons.security.keys.KeySnapshot;
import ai.smartwhale.commons.security.nimbus.RawJws;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenValidationTest {

    private final TestTokens tokens = new TestTokens();
    private final TokenManager manager = tokens.manager();

    private void assertRefused(TokenManager by, String token, String reason) {
        tokens.events.clear();
        assertThatThrownBy(() -> by.validateToken(token))
                .isExactlyInstanceOf(InvalidTokenException.class)
                .hasMessage("the token is not valid")
                .hasNoCause();
        assertThat(tokens.lastReason()).contains(reason);
        assertThat(tokens.events).hasSize(1).allMatch(event -> !event.allowed());
    }

    @ParameterizedTest
    @EnumSource
    void whatIsIssuedHolds(TokenAlgorithm algorithm) {
        TokenManager issuer = tokens.manager(tokens.config().algorithm(algorithm));
        IssuedTokens issued = issuer.generateToken("somebody", Map.of("roles", List.of("reader"), "tenant", 7));
        VerifiedToken verified = issuer.validateToken(issued.accessToken());
        Instant second = Instant.parse("2026-03-04T05:06:07Z");
        assertThat(verified)
                .isEqualTo(new VerifiedToken(
                        issued.tokenId(),
                        "somebody",
                        TestTokens.ISSUER,
                        TestTokens.AUDIENCE,
                        second,
                        second.plus(Duration.ofMinutes(15)),
                        Map.of(
                                "roles",
                                List.of("reader"),
                                "tenant",
                                7L,
                                "sid",
                                issued.familyId(),
                                "nbf",
                                second.getEpochSecond())));
        assertThat(issued.accessExpiresAt()).isEqualTo(verified.expiresAt());
        assertThat(issued.toString()).doesNotContain(issued.accessToken(), issued.refreshToken());
    }

    @Test
    void idsAreNeverTheSame() {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < 500; i++) {
            IssuedTokens issued = manager.generateToken("somebody", Map.of());
            assertThat(seen.add(issued.tokenId())).isTrue();
            assertThat(seen.add(issued.familyId())).isTrue();
            assertThat(seen.add(issued.refreshToken())).isTrue();
        }
    }

    @Test
    void aTokenHoldsUntilItsEndAndTheLeewayButNoLonger() {
        String token = manager.generateToken("somebody", Map.of()).accessToken();
        String strange = tokens.signed(tokens.claims("1"));
        tokens.clock.advance(Duration.ofSeconds(15 * 60 + 29));
        assertThat(manager.validateToken(token).subject()).isEqualTo("somebody");
        assertRefused(manager, strange, "expired");
        tokens.clock.advance(Duration.ofSeconds(1));
        assertRefused(manager, token, "expired");
    }

    @Test
    void aTokenOfAClockThatGoesAheadHoldsWithinTheLeeway() {
        long now = tokens.clock.instant().getEpochSecond();
        assertThat(manager.validateToken(tokens.signed(tokens.claims("1")
                        .replace("\"iat\":" + now, "\"iat\":" + (now + 30))
                        .replace("\"nbf\":" + now, "\"nbf\":" + (now + 30)))))
                .isNotNull();
        assertRefused(
                manager,
                tokens.signed(tokens.claims("2").replace("\"iat\":" + now, "\"iat\":" + (now + 31))),
                "in the future");
        assertRefused(
                manager,
                tokens.signed(tokens.claims("3").replace("\"nbf\":" + now, "\"nbf\":" + (now + 31))),
                "not hold yet");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'iss':'https://other.example'|issuer",
                "'iss':'https://auth.example/'|issuer",
                "'iss':['https://auth.example']|issuer",
                "'iss':null|issuer",
                "'aud':'other'|audience",
                "'aud':'Balance'|audience",
                "'aud':[]|audience",
                "'aud':['other']|audience",
                "'aud':['balance',1]|audience",
                "'aud':{'balance':1}|audience",
                "'aud':null|audience",
                "'sub':''|claim sub",
                "'sub':' '|claim sub",
                "'sub':7|claim sub",
                "'jti':null|claim jti",
                "'jti':''|claim jti",
                "'exp':null|claim exp",
                "'exp':'1800000000'|claim exp",
                "'exp':-1|claim exp",
                "'exp':1e300|claim exp",
                "'exp':253402300800|claim exp",
                "'exp':99999999999999999999|claim exp",
                "'exp':1|too long",
                "'iat':null|claim iat",
                "'iat':true|claim iat",
                "'iat':0|too long",
                "'nbf':'now'|claim nbf",
                "'sid':7|claim sid",
                "'sid':''|claim sid"
            })
    void claimsThatAreNotAsTheyMustBeAreRefused(String claim, String reason) {
        Map<String, String> claims = new HashMap<>();
        for (String member : tokens.claims("1").split(",")) {
            claims.put(member.substring(0, member.indexOf(':')), member);
        }
        String json = claim.replace('\'', '"');
        claims.put(json.substring(0, json.indexOf(':')), json);
        assertRefused(manager, tokens.signed(String.join(",", claims.values())), reason);
    }

    @Test
    void oneOfSeveralAudiencesIsEnough() {
        String claims = tokens.claims("1").replace("\"balance\"", "[\"other\",\"balance\"]");
        assertThat(manager.validateToken(tokens.signed(claims)).audience()).isEqualTo("balance");
    }

    @Test
    void aTokenOfAnotherAlgorithmHoldsOnlyWhereThatIsAccepted() {
        TokenManager edwards = tokens.manager(tokens.config().algorithm(TokenAlgorithm.EDDSA));
        String token = edwards.generateToken("somebody", Map.of()).accessToken();
        assertRefused(manager, token, "names no key");
        TokenManager both = tokens.manager(tokens.config().accepted(Set.of(TokenAlgorithm.values())));
        assertThat(both.validateToken(token).subject()).isEqualTo("somebody");
    }

    @Test
    void aRefreshTokenIsNoAccessTokenNorTheOtherWayRound() {
        IssuedTokens issued = manager.generateToken("somebody", Map.of());
        assertRefused(manager, issued.refreshToken(), "three parts");
        assertThatThrownBy(() -> manager.refreshToken(issued.accessToken())).isInstanceOf(InvalidTokenException.class);
        assertRefused(
                manager,
                RawJws.hs256(
                        TestTokens.SECRET,
                        TestTokens.HEADER.replace("at+jwt", "rt+jwt"),
                        "{" + tokens.claims("1") + "}"),
                "type");
        assertThat(manager.refreshToken(issued.refreshToken())).isNotNull();
    }

    @Test
    void aTokenThatIsTooLongIsNotEvenLookedAt() {
        TokenManager strict = tokens.manager(tokens.config().mostTokenBytes(512));
        String filler = ",\"x\":\"" + "y".repeat(400) + "\"";
        assertRefused(strict, tokens.signed(tokens.claims("1") + filler), "too long");
        assertThat(manager.validateToken(tokens.signed(tokens.claims("1") + filler)))
                .isNotNull();
        assertRefused(manager, "x".repeat(10_000_000), "too long");
        assertThatThrownBy(() -> strict.generateToken("somebody", Map.of("x", "y".repeat(400))))
                .isInstanceOf(LimitExceededException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"iss", "sub", "aud", "exp", "nbf", "iat", "jti", "sid"})
    void claimsThatAreOursCannotBeGiven(String name) {
        assertThatThrownBy(() -> manager.generateToken("somebody", Map.of(name, "x")))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining(name);
    }

    @Test
    @SuppressWarnings({"NullAway", "DataFlowIssue"})
    void argumentsThatAreNoneAreRefusedByName() {
        Map<String, Object> withNull = new HashMap<>();
        withNull.put("tenant", null);
        assertThatThrownBy(() -> manager.generateToken("somebody", withNull))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("tenant");
        assertThatThrownBy(() -> manager.generateToken(" ", Map.of())).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> manager.generateToken("x".repeat(256), Map.of()))
                .isInstanceOf(LimitExceededException.class);
        assertThatThrownBy(() -> manager.generateToken("x", null)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> manager.validateToken(null))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("token");
        assertThatThrownBy(() -> manager.refreshToken(null)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> manager.revokeFamily("")).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> manager.revokeToken("")).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> manager.revokeToken("x".repeat(256))).isInstanceOf(LimitExceededException.class);
        assertThatThrownBy(() -> manager.revokeFamily("x".repeat(256))).isInstanceOf(LimitExceededException.class);
    }

    @Test
    void claimsAreCopied() {
        List<String> roles = new ArrayList<>(List.of("reader"));
        IssuedTokens issued = manager.generateToken("somebody", Map.of("roles", roles));
        roles.add("admin");
        IssuedTokens next = manager.refreshToken(issued.refreshToken());
        assertThat(manager.validateToken(next.accessToken()).claims()).containsEntry("roles", List.of("reader"));
    }

    @Test
    void withoutAPrimaryKeyNothingIsIssued() {
        tokens.change(KeySnapshot.of(2, List.of(), List.of(TestTokens.HMAC)));
        assertThatThrownBy(() -> manager.generateToken("somebody", Map.of())).isInstanceOf(KeyRefusedException.class);
        assertThat(tokens.events).isEmpty();
    }

    @Test
    void afterCloseEverythingIsRefused() {
        IssuedTokens issued = manager.generateToken("somebody", Map.of());
        manager.close();
        manager.close();
        assertThatThrownBy(() -> manager.validateToken(issued.accessToken())).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> manager.refreshToken(issued.refreshToken())).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> manager.generateToken("x", Map.of())).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> manager.revokeToken(issued.tokenId())).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> manager.revokeFamily("x")).isInstanceOf(IllegalStateException.class);
    }

    /** Whatever is sent, only the one exception comes back, and no part of it reaches the audit. */
    @Test
    void noiseIsRefusedOpaquely() {
        Random random = new Random(5);
        String good = manager.generateToken("somebody", Map.of()).accessToken();
        for (int i = 0; i < 3_000; i++) {
            StringBuilder noise = new StringBuilder(random.nextBoolean() ? good : "");
            int changes = 1 + random.nextInt(8);
            for (int change = 0; change < changes; change++) {
                noise.insert(random.nextInt(noise.length() + 1), (char) random.nextInt(0x10000));
            }
            assertThatThrownBy(() -> manager.validateToken(noise.toString())).isInstanceOf(InvalidTokenException.class);
            assertThatThrownBy(() -> manager.refreshToken(noise.toString())).isInstanceOf(InvalidTokenException.class);
        }
        assertThat(tokens.events)
                .filteredOn(event -> !event.allowed())
                .hasSize(6_000)
                .allMatch(event ->
                        event.reason().length() < 100 && !event.toString().contains(good));
    }

    @Test
    void namesThatAreTooLongAreRefused() {
        for (String name : List.of("sub", "jti", "sid")) {
            String claims = tokens.claims("1").replaceAll(",\"" + name + "\":\"[^\"]*\"", "");
            String longest = "x".repeat(255);
            assertThat(manager.validateToken(tokens.signed(claims(claims, name, longest))))
                    .isNotNull();
            assertRefused(manager, tokens.signed(claims(claims, name, longest + "x")), "claim " + name);
        }
    }

    private static String claims(String others, String name, String value) {
        return others + ",\"" + name + "\":\"" + value + "\"";
    }

    @Test
    void whatIsDoneIsCounted() {
        IssuedTokens issued = manager.generateToken("somebody", Map.of());
        for (int i = 0; i < 5; i++) {
            assertThat(manager.validateToken(issued.accessToken())).isNotNull();
        }
        IssuedTokens next = manager.refreshToken(issued.refreshToken());
        assertThatThrownBy(() -> manager.validateToken("x")).isInstanceOf(InvalidTokenException.class);
        tokens.clock.advance(Duration.ofSeconds(5));
        assertThatThrownBy(() -> manager.refreshToken(issued.refreshToken())).isInstanceOf(InvalidTokenException.class);
        assertThatThrownBy(() -> manager.validateToken(next.accessToken())).isInstanceOf(InvalidTokenException.class);
        assertThat(manager.statistics()).isEqualTo(new TokenStatistics(1, 1, 2, 4, 0, 3, 1));
    }

    @Test
    void anAuditThatFailsHurtsNobody() {
        TokenManager audited = tokens.manager(tokens.config().audit(event -> {
            throw new IllegalStateException("full");
        }));
        String token = audited.generateToken("somebody", Map.of()).accessToken();
        assertThat(audited.validateToken(token).subject()).isEqualTo("somebody");
        assertThatThrownBy(() -> audited.validateToken("x")).isInstanceOf(InvalidTokenException.class);
    }
}
