// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.security.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.security.SecurityEvent;
import ai.smartwhale.commons.security.SecurityEventType;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoginTest {

    private final Auth auth = new Auth();

    @Test
    void whoKnowsThePasswordGetsASession() {
        AuthResult.Authenticated in = auth.loggedIn();
        assertThat(in.sessionId()).hasSize(43).matches("[A-Za-z0-9_-]+");
        assertThat(in.session().user()).isEqualTo(Auth.USER);
        assertThat(in.session().level()).isEqualTo(AssuranceLevel.ONE_FACTOR);
        assertThat(auth.manager.checkSession(in.sessionId(), SessionRequirement.ANY))
                .isEqualTo(new SessionCheck.Valid(in.session()));
        assertThat(in.toString()).doesNotContain(in.sessionId());
        assertThat(auth.events)
                .extracting(SecurityEvent::type)
                .containsExactly(SecurityEventType.AUTHENTICATION, SecurityEventType.SESSION);
    }

    @Test
    void everyRefusalIsAlikeAndOnlyTheAuditKnowsWhy() {
        auth.users.create(UserAccount.of("broken", "no hash at all"));
        auth.manager.accounts().createAccount("gone", Auth.PASSWORD.toCharArray(), "test");
        auth.manager.accounts().setEnabled("gone", false, "test");
        auth.events.clear();
        assertThat(List.of(
                        auth.login(Auth.USER, "wrong horse battery"),
                        auth.login("nobody", Auth.PASSWORD),
                        auth.login("broken", Auth.PASSWORD),
                        auth.login("gone", Auth.PASSWORD),
                        auth.login(Auth.USER, "control\u0007character")))
                .containsOnly(new AuthResult.Refused());
        assertThat(auth.events)
                .extracting(SecurityEvent::reason)
                .containsExactly(
                        "wrong password",
                        "unknown user",
                        "the stored hash is not readable",
                        "the account is disabled",
                        "malformed password");
        assertThat(auth.events).allSatisfy(event -> {
            assertThat(event.allowed()).isFalse();
            assertThat(event.details()).containsEntry("source", Auth.HERE);
            assertThat(event.toString()).doesNotContain("horse", "argon2id");
        });
    }

    /** Counts what is hashed, which no clock of a busy machine can blur. */
    @Test
    void somebodyUnknownCostsTheSameHashAsSomebodyKnown() {
        PasswordHasher hasher = new PasswordHasher(PasswordScheme.argon2id(), new SecureRandom());
        PhcString nobody = hasher.nobody();
        PhcString somebody = PhcString.parse(hasher.hash(
                        PreparedPassword.of("whatever".toCharArray()).orElseThrow()))
                .orElseThrow();
        assertThat(nobody.kind()).isEqualTo(somebody.kind());
        assertThat(nobody.memoryKib()).isEqualTo(somebody.memoryKib());
        assertThat(nobody.iterations()).isEqualTo(somebody.iterations());
        assertThat(nobody.parallelism()).isEqualTo(somebody.parallelism());
        assertThat(nobody.salt()).hasSameSizeAs(somebody.salt());
        assertThat(nobody.hash()).hasSameSizeAs(somebody.hash());
    }

    @ParameterizedTest
    @ValueSource(strings = {Auth.PASSWORD, "wrong", "control\u0007"})
    void thePasswordIsWipedWhateverHappens(String text) {
        char[] password = text.toCharArray();
        var unused = auth.manager.authenticate(LoginAttempt.of(Auth.USER, password, Auth.HERE));
        assertThat(password).containsOnly('\0');
    }

    @Test
    void failuresSlowTheUserDownAndTheWaitEnds() {
        for (int i = 0; i < 5; i++) {
            assertThat(auth.login(Auth.USER, "wrong " + i)).isEqualTo(new AuthResult.Refused());
        }
        assertThat(auth.login()).isEqualTo(new AuthResult.Throttled(Duration.ofSeconds(1)));
        auth.clock.advance(Duration.ofSeconds(1));
        assertThat(auth.login()).isInstanceOf(AuthResult.Authenticated.class);
        assertThat(auth.login(Auth.USER, "wrong")).isEqualTo(new AuthResult.Refused());
        assertThat(auth.login()).as("success forgot the failures").isInstanceOf(AuthResult.Authenticated.class);
    }

    @Test
    void namesThatNobodyHasAreSlowedDownTheSameWay() {
        for (int i = 0; i < 5; i++) {
            assertThat(auth.login("nobody", "wrong " + i)).isEqualTo(new AuthResult.Refused());
        }
        assertThat(auth.login("nobody", "x")).isEqualTo(new AuthResult.Throttled(Duration.ofSeconds(1)));
    }

    @Test
    void nobodyIsKeptOutForGood() {
        for (int i = 0; i < 200; i++) {
            LoginAttempt guess = LoginAttempt.of(Auth.USER, ("wrong " + i).toCharArray(), "198.51.100." + i);
            if (auth.manager.authenticate(guess) instanceof AuthResult.Throttled throttled) {
                assertThat(throttled.retryAfter()).isLessThanOrEqualTo(Duration.ofMinutes(5));
                auth.clock.advance(throttled.retryAfter());
            }
        }
        auth.clock.advance(Duration.ofMinutes(5));
        assertThat(auth.login()).isInstanceOf(AuthResult.Authenticated.class);
    }

    @Test
    void manyNamesFromOneSourceSlowTheSourceDownButNotOthers() {
        for (int i = 0; i < 20; i++) {
            assertThat(auth.login("user " + i, "Spring2026!")).isEqualTo(new AuthResult.Refused());
        }
        assertThat(auth.login()).isInstanceOf(AuthResult.Throttled.class);
        assertThat(auth.manager.authenticate(LoginAttempt.of(Auth.USER, Auth.PASSWORD.toCharArray(), "198.51.100.7")))
                .isInstanceOf(AuthResult.Authenticated.class);
    }

    @Test
    void anOwnLoginInBetweenDoesNotClearTheSource() {
        int refused = 0;
        for (int i = 0; i < 40 && refused == 0; i++) {
            var unused = auth.login("user " + i, "Spring2026!");
            refused += auth.login() instanceof AuthResult.Throttled ? 1 : 0;
        }
        assertThat(refused).isEqualTo(1);
    }

    @Test
    void anAdministratorUnlocks() {
        for (int i = 0; i < 5; i++) {
            var unused = auth.login(Auth.USER, "wrong " + i);
        }
        assertThat(auth.login()).isInstanceOf(AuthResult.Throttled.class);
        auth.manager.accounts().unlock(Auth.USER, "admin");
        assertThat(auth.login()).isInstanceOf(AuthResult.Authenticated.class);
    }

    @Test
    void aHashOfAnotherSchemeIsReplacedAtTheNextLogin() {
        PasswordHasher old = new PasswordHasher(new PasswordScheme.Pbkdf2(100_000), new SecureRandom());
        String hash = old.hash(PreparedPassword.of(Auth.PASSWORD.toCharArray()).orElseThrow());
        UserAccount account = auth.users.find(Auth.USER).orElseThrow();
        assertThat(auth.users.replace(account, account.withPasswordHash(hash))).isTrue();
        assertThat(auth.login(Auth.USER, "wrong")).isEqualTo(new AuthResult.Refused());
        assertThat(auth.users.find(Auth.USER).orElseThrow().passwordHash()).isEqualTo(hash);
        assertThat(auth.login()).isInstanceOf(AuthResult.Authenticated.class);
        assertThat(auth.users.find(Auth.USER).orElseThrow().passwordHash())
                .startsWith("$argon2id$v=19$m=7168,t=1,p=1$");
        assertThat(auth.login()).isInstanceOf(AuthResult.Authenticated.class);
    }

    @Test
    void aStoreThatFailsIsNoGuess() {
        Auth broken = new Auth();
        UserStore down = new UserStore() {
            @Override
            public Optional<UserAccount> find(String name) {
                throw new IllegalStateException("the database is away");
            }

            @Override
            public boolean create(UserAccount account) {
                return false;
            }

            @Override
            public boolean replace(UserAccount expected, UserAccount changed) {
                return false;
            }

            @Override
            public boolean remove(String name) {
                return false;
            }
        };
        AuthManager manager = AuthManager.builder(down)
                .config(AuthConfig.builder().passwords(Auth.QUICK).build())
                .clock(broken.clock)
                .build();
        for (int i = 0; i < 30; i++) {
            assertThatThrownBy(() -> manager.authenticate(Auth.attempt(Auth.USER, Auth.PASSWORD)))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("the database is away");
        }
    }

    @Test
    void anAuditThatThrowsHurtsNobody() {
        Auth noisy = new Auth(
                settings -> settings,
                builder -> builder.audit(event -> {
                    throw new IllegalStateException("the disk is full");
                }));
        assertThat(noisy.login()).isInstanceOf(AuthResult.Authenticated.class);
        assertThat(noisy.login(Auth.USER, "wrong")).isEqualTo(new AuthResult.Refused());
    }

    @Test
    void idsAreNeverAlike() {
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < 100; i++) {
            ids.add(auth.loggedIn().sessionId());
        }
        assertThat(ids).hasSize(100);
    }

    @Test
    void namesWhatIsMissing() {
        assertThatThrownBy(() -> AuthManager.builder(null)).hasMessageContaining("users");
        assertThatThrownBy(() -> auth.manager.authenticate(null)).hasMessageContaining("attempt");
        assertThatThrownBy(() -> auth.manager.stepUp(null, Auth.attempt("a", "b")))
                .hasMessageContaining("sessionId");
        assertThatThrownBy(() -> auth.manager.checkSession("x", null)).hasMessageContaining("requirement");
        assertThatThrownBy(() -> auth.manager.manageSessions(" ")).hasMessageContaining("user");
        assertThatThrownBy(() -> auth.manager.verifyToken(null)).hasMessageContaining("token");
        for (var wrong : Arrays.<Runnable>asList(
                () -> AuthConfig.builder().passwords(null).build(),
                () -> AuthConfig.builder().maxConcurrentHashes(0).build(),
                () -> AuthConfig.builder().hashWait(Duration.ZERO).build(),
                () -> AuthConfig.builder().hashWait(Duration.ofMinutes(2)).build(),
                () -> new PasswordRules(7, 128),
                () -> new PasswordRules(8, 32))) {
            assertThatThrownBy(wrong::run).isInstanceOf(InvalidValueException.class);
        }
    }
}
