// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.security.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.smartwhale.commons.LimitExceededException;
import ai.smartwhale.commons.security.SecurityEvent;
import ai.smartwhale.commons.security.keys.KeyRefusedException;
import ai.smartwhale.commons.security.keys.KeySnapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RefreshTest {

    private final TestTokens tokens = new TestTokens();
    private final TokenManager manager = tokens.manager();

    private void assertNotRefreshed(TokenManager by, String refreshToken, String reason) {
        assertThatThrownBy(() -> by.refreshToken(refreshToken))
                .isExactlyInstanceOf(InvalidTokenException.class)
                .hasMessage("the token is not valid")
                .hasNoCause();
        assertThat(tokens.lastReason()).contains(reason);
    }

    private void assertNotValid(TokenManager by, String accessToken) {
        assertThatThrownBy(() -> by.validateToken(accessToken)).isInstanceOf(InvalidTokenException.class);
    }

    @Test
    void everyRefreshBringsTheNextTokensOfTheFamily() {
        IssuedTokens first = manager.generateToken("somebody", Map.of("tenant", 7));
        IssuedTokens last = first;
        for (int i = 0; i < 20; i++) {
            tokens.clock.advance(Duration.ofMinutes(10));
            IssuedTokens next = manager.refreshToken(last.refreshToken());
            assertThat(next.refreshToken()).isNotEqualTo(last.refreshToken());
            assertThat(next.tokenId()).isNotEqualTo(last.tokenId());
            assertThat(next.familyId()).isEqualTo(first.familyId());
            VerifiedToken verified = manager.validateToken(next.accessToken());
            assertThat(verified.subject()).isEqualTo("somebody");
            assertThat(verified.claims()).containsEntry("tenant", 7L).containsEntry("sid", first.familyId());
            last = next;
        }
    }

    @Test
    void aTokenThatComesBackRevokesItsFamilyAndNoOther() {
        IssuedTokens bystander = manager.generateToken("somebody", Map.of());
        IssuedTokens stolen = manager.generateToken("somebody", Map.of());
        IssuedTokens second = manager.refreshToken(stolen.refreshToken());
        IssuedTokens third = manager.refreshToken(second.refreshToken());
        assertNotRefreshed(manager, stolen.refreshToken(), "its family is revoked");
        assertNotRefreshed(manager, third.refreshToken(), "no such family");
        for (IssuedTokens issued : List.of(stolen, second, third)) {
            assertNotValid(manager, issued.accessToken());
        }
        assertThat(manager.validateToken(bystander.accessToken())).isNotNull();
        assertThat(manager.refreshToken(bystander.refreshToken())).isNotNull();
        SecurityEvent revoked = tokens.events.stream()
                .filter(event -> event.reason().contains("revoked"))
                .findFirst()
                .orElseThrow();
        assertThat(revoked.principal()).contains("somebody");
        assertThat(revoked.subject()).isEqualTo("family " + stolen.familyId());
    }

    @Test
    void withinTheGraceTheTokenJustReplacedIsRefusedAndNothingIsRevoked() {
        IssuedTokens first = manager.generateToken("somebody", Map.of());
        IssuedTokens second = manager.refreshToken(first.refreshToken());
        tokens.clock.advance(Duration.ofMillis(4_999));
        assertNotRefreshed(manager, first.refreshToken(), "just replaced");
        assertThat(manager.validateToken(second.accessToken())).isNotNull();
        tokens.clock.advance(Duration.ofMillis(1));
        assertNotRefreshed(manager, first.refreshToken(), "its family is revoked");
        assertNotValid(manager, second.accessToken());
        assertNotRefreshed(manager, second.refreshToken(), "no such family");
    }

    @Test
    void withoutGraceAnySecondUseRevokes() {
        TokenManager strict = tokens.manager(tokens.config().refreshGrace(Duration.ZERO));
        IssuedTokens first = strict.generateToken("somebody", Map.of());
        IssuedTokens second = strict.refreshToken(first.refreshToken());
        assertNotRefreshed(strict, first.refreshToken(), "its family is revoked");
        assertNotValid(strict, second.accessToken());
    }

    @Test
    void whoKnowsTheNameOfAFamilyCannotHaveItRevoked() {
        IssuedTokens issued = manager.generateToken("somebody", Map.of());
        String guessed = "rt1_" + issued.familyId().substring(0, 20)
                + issued.refreshToken().substring(24);
        assertThat(guessed).hasSameSizeAs(issued.refreshToken());
        assertNotRefreshed(manager, guessed, "no such family");
        assertThat(manager.refreshToken(issued.refreshToken())).isNotNull();
    }

    @Test
    void aTokenThatIsNotRefreshedInTimeIsLost() {
        IssuedTokens issued = manager.generateToken("somebody", Map.of());
        tokens.clock.advance(Duration.ofDays(7).minusMillis(1));
        IssuedTokens next = manager.refreshToken(issued.refreshToken());
        tokens.clock.advance(Duration.ofDays(7));
        assertNotRefreshed(manager, next.refreshToken(), "expired");
        assertNotRefreshed(manager, next.refreshToken(), "no such family");
    }

    @Test
    void aFamilyEndsHoweverOftenItIsRefreshed() {
        IssuedTokens issued = manager.generateToken("somebody", Map.of());
        Instant end = tokens.clock.instant().plus(Duration.ofDays(30));
        for (int day = 0; day < 25; day += 5) {
            tokens.clock.advance(Duration.ofDays(5));
            issued = manager.refreshToken(issued.refreshToken());
        }
        assertThat(issued.refreshExpiresAt()).isEqualTo(end);
        tokens.clock.advance(Duration.ofDays(5));
        assertNotRefreshed(manager, issued.refreshToken(), "expired");
    }

    @Test
    void aFamilyCanBeEnded() {
        IssuedTokens issued = manager.generateToken("somebody", Map.of());
        manager.revokeFamily(issued.familyId());
        assertNotRefreshed(manager, issued.refreshToken(), "no such family");
        assertNotValid(manager, issued.accessToken());
        assertThat(tokens.events)
                .anyMatch(event -> event.allowed()
                        && event.details().get("action").equals("revoke")
                        && event.principal().equals(Optional.of("somebody")));
    }

    @Test
    void aRefreshThatCannotSignLeavesTheTokenAsItWas() {
        IssuedTokens issued = manager.generateToken("somebody", Map.of());
        tokens.change(KeySnapshot.of(2, List.of(), List.of(TestTokens.HMAC)));
        assertThatThrownBy(() -> manager.refreshToken(issued.refreshToken())).isInstanceOf(KeyRefusedException.class);
        tokens.change(KeySnapshot.of(3, List.of(TestTokens.HMAC), List.of()));
        assertThat(manager.refreshToken(issued.refreshToken())).isNotNull();
    }

    @Test
    void aStoreThatIsSharedKnowsTheTokensOfAll() {
        RefreshTokenStore shared = RefreshTokenStore.inMemory(10);
        TokenDenyList denials = TokenDenyList.inMemory(10);
        TokenManager one = tokens.manager(tokens.config().refreshTokens(shared).denyList(denials));
        TokenManager other =
                tokens.manager(tokens.config().refreshTokens(shared).denyList(denials));
        IssuedTokens first = one.generateToken("somebody", Map.of());
        IssuedTokens second = other.refreshToken(first.refreshToken());
        tokens.clock.advance(Duration.ofMinutes(1));
        assertNotRefreshed(one, first.refreshToken(), "its family is revoked");
        assertNotRefreshed(other, second.refreshToken(), "no such family");
        assertNotValid(other, second.accessToken());
    }

    @Test
    void aStoreThatIsFullTakesNoFurtherFamilyAndLosesNone() {
        TokenManager small = tokens.manager(tokens.config().refreshTokens(RefreshTokenStore.inMemory(2)));
        IssuedTokens first = small.generateToken("first", Map.of());
        tokens.clock.advance(Duration.ofDays(1));
        IssuedTokens second = small.generateToken("second", Map.of());
        assertThatThrownBy(() -> small.generateToken("third", Map.of())).isInstanceOf(LimitExceededException.class);
        second = small.refreshToken(second.refreshToken());
        tokens.clock.advance(Duration.ofDays(6));
        assertThat(small.generateToken("third", Map.of())).isNotNull();
        assertNotRefreshed(small, first.refreshToken(), "no such family");
        assertThat(small.refreshToken(second.refreshToken())).isNotNull();
    }

    @Test
    void aReuseThatCannotBeDeniedStillEndsTheFamily() {
        TokenManager small = tokens.manager(tokens.config().denyList(TokenDenyList.inMemory(1)));
        small.revokeToken("another");
        IssuedTokens first = small.generateToken("somebody", Map.of());
        IssuedTokens second = small.refreshToken(first.refreshToken());
        tokens.clock.advance(Duration.ofSeconds(10));
        assertNotRefreshed(small, first.refreshToken(), "no room for its denial");
        assertNotRefreshed(small, second.refreshToken(), "no such family");
        assertThat(small.validateToken(second.accessToken())).isNotNull();
        assertThatThrownBy(() -> small.revokeToken(second.tokenId())).isInstanceOf(LimitExceededException.class);
        assertThat(tokens.lastReason()).contains("no room");
    }

    @Test
    void aStoreThatNeverReplacesEndsTheRefresh() {
        RefreshTokenStore memory = RefreshTokenStore.inMemory(1);
        TokenManager stuck = tokens.manager(tokens.config().refreshTokens(new RefreshTokenStore() {
            @Override
            public void add(RefreshFamily family, Instant now) {
                memory.add(family, now);
            }

            @Override
            public Optional<RefreshFamily> find(String id) {
                return memory.find(id);
            }

            @Override
            public boolean replace(RefreshFamily expected, RefreshFamily next) {
                return false;
            }

            @Override
            public Optional<RefreshFamily> remove(String id) {
                return memory.remove(id);
            }
        }));
        IssuedTokens issued = stuck.generateToken("somebody", Map.of());
        assertNotRefreshed(stuck, issued.refreshToken(), "would not replace");
    }

    @Test
    void onlyHashesAreKept() {
        RefreshTokenStore store = RefreshTokenStore.inMemory(1);
        TokenManager kept = tokens.manager(tokens.config().refreshTokens(store));
        IssuedTokens issued = kept.generateToken("somebody", Map.of());
        RefreshFamily family = store.find(issued.familyId()).orElseThrow();
        assertThat(family.toString()).doesNotContain(issued.refreshToken().substring(4, 24));
        assertThat(family.current()).hasSize(43);
        assertThat(tokens.events.toString())
                .doesNotContain(issued.refreshToken(), issued.accessToken(), family.current());
    }

    /** All of them have found the token good before any of them takes it. */
    @ParameterizedTest
    @ValueSource(ints = {0, 5})
    void ofManyThatRefreshAtOnceExactlyOneWins(int graceSeconds) throws Exception {
        TokenManager raced = tokens.manager(
                tokens.config().refreshTokens(new MeetingStore(8)).refreshGrace(Duration.ofSeconds(graceSeconds)));
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            for (int round = 0; round < 50; round++) {
                IssuedTokens issued = raced.generateToken("somebody", Map.of());
                List<IssuedTokens> won = race(threads, 8, () -> raced.refreshToken(issued.refreshToken()));
                assertThat(won).hasSize(1);
                if (graceSeconds > 0) {
                    assertThat(raced.validateToken(won.get(0).accessToken())).isNotNull();
                } else {
                    assertNotValid(raced, won.get(0).accessToken());
                }
            }
            assertThat(raced.statistics().reused() > 0).isEqualTo(graceSeconds == 0);
        } finally {
            threads.shutdownNow();
        }
    }

    /** Whoever wins, nothing of the family is alive once both have returned. */
    @Test
    void aFamilyThatIsEndedDuringARefreshStaysEnded() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            for (int round = 0; round < 200; round++) {
                IssuedTokens issued = manager.generateToken("somebody", Map.of());
                boolean[] first = {true};
                List<IssuedTokens> won = race(threads, 2, () -> {
                    boolean ends;
                    synchronized (first) {
                        ends = first[0];
                        first[0] = false;
                    }
                    if (ends) {
                        manager.revokeFamily(issued.familyId());
                        throw new InvalidTokenException();
                    }
                    return manager.refreshToken(issued.refreshToken());
                });
                for (IssuedTokens winner : won) {
                    assertNotValid(manager, winner.accessToken());
                    assertNotRefreshed(manager, winner.refreshToken(), "no such family");
                }
                assertNotRefreshed(manager, issued.refreshToken(), "no such family");
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static List<IssuedTokens> race(ExecutorService threads, int racers, Callable<IssuedTokens> refresh)
            throws Exception {
        CountDownLatch ready = new CountDownLatch(racers);
        List<Future<IssuedTokens>> results = new ArrayList<>();
        for (int i = 0; i < racers; i++) {
            results.add(threads.submit(() -> {
                ready.countDown();
                ready.await();
                return refresh.call();
            }));
        }
        List<IssuedTokens> won = new ArrayList<>();
        for (Future<IssuedTokens> result : results) {
            try {
                won.add(result.get(60, TimeUnit.SECONDS));
            } catch (ExecutionException e) {
                assertThat(e).hasCauseInstanceOf(InvalidTokenException.class);
            }
        }
        return won;
    }
}
