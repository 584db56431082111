// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.security.auth;

import static org.assertj.core.api.Assertions.assertThat;

import ai.smartwhale.commons.security.SecurityAudit;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** What happens to sessions and logins at the same moment. */
class SessionRacesTest {

    private static final int ROUNDS = 2_000;

    /** Before it or after it: a session that gets a new id must not slip through. */
    @Test
    void noSessionSurvivesTheEndOfAllByBeingRenewed() throws Exception {
        Clock clock = Clock.systemUTC();
        SessionRegistry sessions = new SessionRegistry(
                AuthConfig.builder().build().sessions(),
                new AuthAudit(SecurityAudit.NONE, clock),
                clock,
                new SecureRandom());
        ExecutorService other = Executors.newSingleThreadExecutor();
        try {
            for (int i = 0; i < ROUNDS; i++) {
                String id = begun(sessions);
                CountDownLatch renewing = new CountDownLatch(1);
                Future<?> renewed = other.submit(() -> {
                    Optional<SessionRegistry.Opened> latest = sessions.renew(id, AssuranceLevel.TWO_FACTORS);
                    renewing.countDown();
                    while (latest.isPresent()) {
                        latest = sessions.renew(latest.orElseThrow().id(), AssuranceLevel.TWO_FACTORS);
                    }
                });
                assertThat(renewing.await(60, TimeUnit.SECONDS)).isTrue();
                assertThat(sessions.endAll("sara", "test")).as("round %s", i).isOne();
                renewed.get(60, TimeUnit.SECONDS);
            }
        } finally {
            other.shutdownNow();
        }
    }

    private static String begun(SessionRegistry sessions) {
        return sessions.open("sara", "here", AssuranceLevel.ONE_FACTOR)
                .orElseThrow()
                .id();
    }

    /** Both know the password; that the other was the first to store its new hash is nobody's fault. */
    @Test
    void aLoginHoldsAlthoughAnotherRenewedTheHashMeanwhile() {
        UserStore users = UserStore.inMemory(10);
        AuthConfig.Builder config = AuthConfig.builder();
        AuthManager old = AuthManager.builder(users)
                .config(config.passwords(new PasswordScheme.Argon2id(7_168, 2, 1))
                        .build())
                .build();
        old.accounts().createAccount(Auth.USER, Auth.PASSWORD.toCharArray(), "test");
        AtomicReference<Optional<AuthManager>> another = new AtomicReference<>(Optional.empty());
        UserStore between = new UserStore() {
            @Override
            public Optional<UserAccount> find(String name) {
                return users.find(name);
            }

            @Override
            public boolean create(UserAccount account) {
                return users.create(account);
            }

            @Override
            public boolean replace(UserAccount expected, UserAccount changed) {
                another.getAndSet(Optional.empty())
                        .ifPresent(manager -> assertThat(manager.authenticate(attempt()))
                                .isInstanceOf(AuthResult.Authenticated.class));
                return users.replace(expected, changed);
            }

            @Override
            public boolean remove(String name) {
                return users.remove(name);
            }
        };
        AuthManager manager = AuthManager.builder(between)
                .config(config.passwords(Auth.QUICK).build())
                .build();
        another.set(Optional.of(manager));
        assertThat(manager.authenticate(attempt())).isInstanceOf(AuthResult.Authenticated.class);
        assertThat(another.get()).isEmpty();
    }

    private static LoginAttempt attempt() {
        return Auth.attempt(Auth.USER, Auth.PASSWORD);
    }
}
