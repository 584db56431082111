// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.security.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.LimitExceededException;
import ai.smartwhale.commons.security.token.InvalidTokenException;
import ai.smartwhale.commons.security.token.VerifiedToken;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class AccountsTest {

    private static final String FRESH = "a better password";

    private final Auth auth = new Auth();
    private final AccountManager accounts = auth.manager.accounts();

    private SessionCheck check(String id) {
        return auth.manager.checkSession(id, SessionRequirement.ANY);
    }

    @Test
    void aNameIsTakenOnce() {
        assertThat(accounts.createAccount(Auth.USER, FRESH.toCharArray(), "test"))
                .isFalse();
        assertThat(auth.login(Auth.USER, FRESH)).isEqualTo(new AuthResult.Refused());
        assertThat(auth.login()).isInstanceOf(AuthResult.Authenticated.class);
        assertThat(auth.users.find(Auth.USER).orElseThrow().passwordHash()).startsWith("$argon2id$");
    }

    @Test
    void arraysAreWipedAlsoWhenRefused() {
        for (String text : List.of(FRESH, "short", "x".repeat(500))) {
            char[] password = text.toCharArray();
            try {
                var unused = accounts.createAccount("omid", password, "test");
            } catch (PasswordRefusedException expected) {
                assertThat(text).isNotEqualTo(FRESH);
            }
            assertThat(password).containsOnly('\0');
        }
    }

    @Test
    void resettingEndsAllSessionsAndTheOldPassword() {
        String id = auth.loggedIn().sessionId();
        assertThat(accounts.resetPassword(Auth.USER, FRESH.toCharArray(), "admin"))
                .isTrue();
        assertThat(accounts.resetPassword("nobody", FRESH.toCharArray(), "admin"))
                .isFalse();
        assertThat(check(id)).isEqualTo(new SessionCheck.Invalid());
        assertThat(auth.login()).isEqualTo(new AuthResult.Refused());
        assertThat(auth.login(Auth.USER, FRESH)).isInstanceOf(AuthResult.Authenticated.class);
    }

    @Test
    void changingNeedsTheOldPasswordAndBeginsAnew() {
        String id = auth.loggedIn().sessionId();
        assertThat(accounts.changePassword(Auth.attempt(Auth.USER, "wrong"), FRESH.toCharArray()))
                .isEqualTo(new AuthResult.Refused());
        assertThatThrownBy(() -> accounts.changePassword(Auth.attempt(Auth.USER, Auth.PASSWORD), "short".toCharArray()))
                .isInstanceOf(PasswordRefusedException.class);
        assertThat(check(id)).isInstanceOf(SessionCheck.Valid.class);
        char[] fresh = FRESH.toCharArray();
        AuthResult changed = accounts.changePassword(Auth.attempt(Auth.USER, Auth.PASSWORD), fresh);
        assertThat(changed)
                .isInstanceOfSatisfying(
                        AuthResult.Authenticated.class,
                        in -> assertThat(check(in.sessionId())).isInstanceOf(SessionCheck.Valid.class));
        assertThat(fresh).containsOnly('\0');
        assertThat(check(id)).isEqualTo(new SessionCheck.Invalid());
        assertThat(auth.login()).isEqualTo(new AuthResult.Refused());
        assertThat(auth.login(Auth.USER, FRESH)).isInstanceOf(AuthResult.Authenticated.class);
    }

    @Test
    void disablingAndRemovingActAtOnce() {
        String id = auth.loggedIn().sessionId();
        assertThat(accounts.setEnabled(Auth.USER, false, "admin")).isTrue();
        assertThat(check(id)).isEqualTo(new SessionCheck.Invalid());
        assertThat(auth.login()).isEqualTo(new AuthResult.Refused());
        assertThat(accounts.setEnabled(Auth.USER, true, "admin")).isTrue();
        String again = auth.loggedIn().sessionId();
        assertThat(accounts.removeAccount(Auth.USER, "admin")).isTrue();
        assertThat(accounts.removeAccount(Auth.USER, "admin")).isFalse();
        assertThat(accounts.setEnabled(Auth.USER, true, "admin")).isFalse();
        assertThat(check(again)).isEqualTo(new SessionCheck.Invalid());
        assertThat(auth.login()).isEqualTo(new AuthResult.Refused());
    }

    @Test
    void whoIsDisabledDuringTheLoginGetsNoSession() {
        UserStore inner = UserStore.inMemory(10);
        int[] reads = new int[1];
        AuthManager[] built = new AuthManager[1];
        UserStore hooked = new Delegating(inner) {
            @Override
            public Optional<UserAccount> find(String name) {
                var found = super.find(name);
                if (++reads[0] == 1) {
                    // Read before, disabled while the password is hashed.
                    built[0].accounts().setEnabled(Auth.USER, false, "admin");
                }
                return found;
            }
        };
        built[0] = AuthManager.builder(hooked)
                .config(AuthConfig.builder().passwords(Auth.QUICK).build())
                .clock(auth.clock)
                .build();
        built[0].accounts().createAccount(Auth.USER, Auth.PASSWORD.toCharArray(), "test");
        assertThat(built[0].authenticate(Auth.attempt(Auth.USER, Auth.PASSWORD)))
                .isEqualTo(new AuthResult.Refused());
        assertThat(built[0].manageSessions(Auth.USER).list()).isEmpty();
    }

    @Test
    void noMorePasswordsAreHashedAtATimeThanMemoryWasSetAsideFor() throws Exception {
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        UserStore slow = new Delegating(UserStore.inMemory(10)) {
            @Override
            public Optional<UserAccount> find(String name) {
                inside.countDown();
                try {
                    goOn.await(60, TimeUnit.SECONDS);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                return super.find(name);
            }
        };
        AuthManager manager = AuthManager.builder(slow)
                .config(AuthConfig.builder()
                        .passwords(Auth.QUICK)
                        .maxConcurrentHashes(1)
                        .hashWait(Duration.ofMillis(1))
                        .build())
                .clock(auth.clock)
                .build();
        manager.accounts().createAccount(Auth.USER, Auth.PASSWORD.toCharArray(), "test");
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try {
            Future<AuthResult> first =
                    thread.submit(() -> manager.authenticate(Auth.attempt(Auth.USER, Auth.PASSWORD)));
            assertThat(inside.await(60, TimeUnit.SECONDS)).isTrue();
            for (int i = 0; i < 20; i++) {
                assertThat(manager.authenticate(Auth.attempt("user " + i % 2, "whatever")))
                        .as("a refusal for lack of room is no failure")
                        .isEqualTo(new AuthResult.Busy());
            }
            assertThatThrownBy(() -> manager.accounts().createAccount("omid", FRESH.toCharArray(), "test"))
                    .isInstanceOf(AuthBusyException.class);
            goOn.countDown();
            assertThat(first.get(60, TimeUnit.SECONDS)).isInstanceOf(AuthResult.Authenticated.class);
            assertThat(manager.accounts().createAccount("omid", FRESH.toCharArray(), "test"))
                    .isTrue();
        } finally {
            goOn.countDown();
            thread.shutdownNow();
        }
    }

    @Test
    void tokensOfDisabledUsersAreRefused() {
        VerifiedToken sara = new VerifiedToken(
                "t1", Auth.USER, "issuer", "balance", auth.clock.instant(), auth.clock.instant(), Map.of());
        Auth withTokens = new Auth(
                settings -> settings,
                builder -> builder.tokens(token -> {
                    if (!token.equals("good")) {
                        throw new InvalidTokenException();
                    }
                    return sara;
                }));
        assertThat(withTokens.manager.verifyToken("good")).isEqualTo(sara);
        assertThatThrownBy(() -> withTokens.manager.verifyToken("bad")).isInstanceOf(InvalidTokenException.class);
        withTokens.manager.accounts().setEnabled(Auth.USER, false, "admin");
        assertThatThrownBy(() -> withTokens.manager.verifyToken("good")).isInstanceOf(InvalidTokenException.class);
        assertThatThrownBy(() -> auth.manager.verifyToken("good"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("validator");
    }

    @Test
    void theStoreInMemoryComparesVersionsAndIsBounded() {
        UserStore store = UserStore.inMemory(2);
        UserAccount a = UserAccount.of("a", "h");
        assertThat(store.create(a)).isTrue();
        assertThat(store.create(UserAccount.of("a", "h2"))).isFalse();
        assertThat(store.create(UserAccount.of("b", "h"))).isTrue();
        assertThatThrownBy(() -> store.create(UserAccount.of("c", "h"))).isInstanceOf(LimitExceededException.class);
        assertThat(store.replace(a, a.withEnabled(false))).isTrue();
        assertThat(store.replace(a, a.withPasswordHash("h3"))).isFalse();
        assertThat(store.find("a").orElseThrow().passwordHash()).isEqualTo("h");
        assertThatThrownBy(() -> store.replace(a, UserAccount.of("b", "h"))).isInstanceOf(InvalidValueException.class);
        assertThat(store.replace(UserAccount.of("z", "h"), UserAccount.of("z", "h")))
                .isFalse();
        assertThatThrownBy(() -> UserStore.inMemory(0)).isInstanceOf(InvalidValueException.class);
    }

    /** A store before a store. */
    private static class Delegating implements UserStore {

        private final UserStore inner;

        Delegating(UserStore inner) {
            this.inner = inner;
        }

        @Override
        public Optional<UserAccount> find(String name) {
            return inner.find(name);
        }

        @Override
        public boolean create(UserAccount account) {
            return inner.create(account);
        }

        @Override
        public boolean replace(UserAccount expected, UserAccount changed) {
            return inner.replace(expected, changed);
        }

        @Override
        public boolean remove(String name) {
            return inner.remove(name);
        }
    }
}
