// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.security.auth;

import static org.assertj.core.api.Assertions.assertThat;

import ai.smartwhale.commons.security.DataEncryptor;
import ai.smartwhale.commons.security.KeyManager;
import ai.smartwhale.commons.security.KeyManagerConfig;
import ai.smartwhale.commons.security.SecurityEvent;
import ai.smartwhale.commons.security.keys.KeyPurpose;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class SecondFactorTest {

    private static final Duration HALF_A_MINUTE = Duration.ofSeconds(30);

    private final Auth auth = new Auth(settings -> settings.maxConcurrentHashes(8)
            .sources(
                    new ThrottleConfig(1_000, Duration.ofSeconds(1), Duration.ofMinutes(1), Duration.ofHours(1), 100)));

    private TotpSetup setUp() {
        return setUp(auth);
    }

    private static TotpSetup setUp(Auth auth) {
        TotpSetup setup =
                auth.manager.accounts().startSecondFactor(Auth.USER, Auth.USER).orElseThrow();
        assertThat(auth.manager.accounts().confirmSecondFactor(Auth.USER, auth.shown(setup)))
                .isPresent();
        auth.clock.advance(HALF_A_MINUTE);
        return setup;
    }

    @Test
    void aPasswordAloneIsNotEnoughOnceItIsConfirmed() {
        TotpSetup setup =
                auth.manager.accounts().startSecondFactor(Auth.USER, "test").orElseThrow();
        assertThat(auth.login()).as("not confirmed yet").isInstanceOf(AuthResult.Authenticated.class);
        assertThat(auth.manager.accounts().confirmSecondFactor(Auth.USER, "000000"))
                .isEmpty();
        assertThat(auth.manager
                        .accounts()
                        .confirmSecondFactor(Auth.USER, auth.shown(setup))
                        .orElseThrow())
                .hasSize(10)
                .doesNotHaveDuplicates();
        assertThat(auth.login()).isEqualTo(new AuthResult.SecondFactorNeeded());
        assertThat(auth.login(Auth.USER, "wrong")).isEqualTo(new AuthResult.Refused());
        assertThat(auth.loginWithCode(auth.shown(setup)))
                .as("the code that confirmed is used up")
                .isEqualTo(new AuthResult.Refused());
        auth.clock.advance(HALF_A_MINUTE);
        AuthResult in = auth.loginWithCode(auth.shown(setup));
        assertThat(in)
                .isInstanceOfSatisfying(
                        AuthResult.Authenticated.class,
                        ok -> assertThat(ok.session().level()).isEqualTo(AssuranceLevel.TWO_FACTORS));
    }

    @Test
    void eachCodeIsGoodOnceAndOnlyForward() {
        TotpSetup setup = setUp();
        long step = auth.clock.instant().getEpochSecond() / 30;
        String next = Auth.shown(setup, step + 1);
        String present = Auth.shown(setup, step);
        assertThat(auth.loginWithCode(next)).isInstanceOf(AuthResult.Authenticated.class);
        assertThat(auth.loginWithCode(next)).isEqualTo(new AuthResult.Refused());
        assertThat(auth.loginWithCode(present)).as("older than the last").isEqualTo(new AuthResult.Refused());
        auth.clock.advance(HALF_A_MINUTE.multipliedBy(3));
        assertThat(auth.loginWithCode(Auth.shown(setup, step + 1))).isEqualTo(new AuthResult.Refused());
        assertThat(auth.loginWithCode(auth.shown(setup))).isInstanceOf(AuthResult.Authenticated.class);
    }

    @Test
    void oneCodeLetsOneOfManyThreadsIn() throws Exception {
        TotpSetup setup = setUp();
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            for (int round = 0; round < 10; round++) {
                auth.clock.advance(HALF_A_MINUTE);
                String code = auth.shown(setup);
                CyclicBarrier start = new CyclicBarrier(4);
                List<Future<AuthResult>> results = new ArrayList<>();
                for (int i = 0; i < 4; i++) {
                    results.add(threads.submit(() -> {
                        start.await(60, TimeUnit.SECONDS);
                        return auth.loginWithCode(code);
                    }));
                }
                int in = 0;
                for (Future<AuthResult> result : results) {
                    in += result.get(60, TimeUnit.SECONDS) instanceof AuthResult.Authenticated ? 1 : 0;
                }
                assertThat(in).as("round %s", round).isEqualTo(1);
                auth.manager.accounts().unlock(Auth.USER, "test");
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void codesCannotBeTriedThrough() {
        setUp();
        for (int i = 0; i < 5; i++) {
            assertThat(auth.loginWithCode(String.format("%06d", i))).isEqualTo(new AuthResult.Refused());
            assertThat(auth.login())
                    .as("asking for the code does not clear the failures")
                    .isIn(new AuthResult.SecondFactorNeeded(), new AuthResult.Throttled(Duration.ofSeconds(1)));
        }
        assertThat(auth.loginWithCode("000006")).isInstanceOf(AuthResult.Throttled.class);
    }

    @Test
    void recoveryCodesAreGoodOnceEach() {
        TotpSetup setup =
                auth.manager.accounts().startSecondFactor(Auth.USER, "test").orElseThrow();
        List<String> codes = auth.manager
                .accounts()
                .confirmSecondFactor(Auth.USER, auth.shown(setup))
                .orElseThrow();
        assertThat(codes).allMatch(code -> code.matches("([A-Z2-7]{4}-){3}[A-Z2-7]{4}"));
        assertThat(auth.users.find(Auth.USER).orElseThrow().recoveryCodes())
                .hasSize(10)
                .doesNotContainAnyElementsOf(codes);
        assertThat(auth.loginWithCode(codes.get(0))).isInstanceOf(AuthResult.Authenticated.class);
        assertThat(auth.loginWithCode(codes.get(0))).isEqualTo(new AuthResult.Refused());
        assertThat(auth.loginWithCode(codes.get(1).replace("-", "").toLowerCase(Locale.ROOT)))
                .isInstanceOf(AuthResult.Authenticated.class);
        assertThat(auth.loginWithCode("AAAA-BBBB-CCCC-DDDD")).isEqualTo(new AuthResult.Refused());
        assertThat(auth.users.find(Auth.USER).orElseThrow().recoveryCodes()).hasSize(8);
    }

    @Test
    void settingUpAnewKeepsTheOldOneUntilConfirmedAndThenEndsItsCodes() {
        TotpSetup old =
                auth.manager.accounts().startSecondFactor(Auth.USER, "test").orElseThrow();
        List<String> oldCodes = auth.manager
                .accounts()
                .confirmSecondFactor(Auth.USER, auth.shown(old))
                .orElseThrow();
        auth.clock.advance(HALF_A_MINUTE);
        TotpSetup fresh =
                auth.manager.accounts().startSecondFactor(Auth.USER, "test").orElseThrow();
        assertThat(auth.loginWithCode(auth.shown(old))).isInstanceOf(AuthResult.Authenticated.class);
        assertThat(auth.manager.accounts().confirmSecondFactor(Auth.USER, auth.shown(fresh)))
                .isPresent();
        auth.clock.advance(HALF_A_MINUTE);
        assertThat(auth.loginWithCode(auth.shown(old))).isEqualTo(new AuthResult.Refused());
        assertThat(auth.loginWithCode(oldCodes.get(0))).isEqualTo(new AuthResult.Refused());
        assertThat(auth.loginWithCode(auth.shown(fresh))).isInstanceOf(AuthResult.Authenticated.class);
        assertThat(auth.manager.accounts().removeSecondFactor(Auth.USER, "admin"))
                .isTrue();
        assertThat(auth.manager.accounts().removeSecondFactor(Auth.USER, "admin"))
                .isFalse();
        assertThat(auth.manager.manageSessions(Auth.USER).list()).isEmpty();
        assertThat(auth.login()).isInstanceOf(AuthResult.Authenticated.class);
    }

    @Test
    void secretsAreKeptEncryptedAndBoundToTheirUser() {
        try (KeyManager keys = KeyManager.create(KeyManagerConfig.defaults())) {
            var unused = keys.generateKeys(KeyPurpose.ENCRYPTION);
            Auth sealed = new Auth(settings -> settings, builder -> builder.encryptor(DataEncryptor.create(keys)));
            TotpSetup setup = setUp(sealed);
            UserAccount sara = sealed.users.find(Auth.USER).orElseThrow();
            String kept = sara.totp().orElseThrow().secret();
            assertThat(kept).startsWith("sealed:").doesNotContain(setup.secret());
            assertThat(sara.toString() + sara.totp()).doesNotContain(kept, "argon2id");
            assertThat(sealed.loginWithCode(sealed.shown(setup))).isInstanceOf(AuthResult.Authenticated.class);

            sealed.manager.accounts().createAccount("mallory", "another password".toCharArray(), "test");
            UserAccount mallory = sealed.users.find("mallory").orElseThrow();
            assertThat(sealed.users.replace(mallory, mallory.withTotp(sara.totp(), Set.of())))
                    .isTrue();
            sealed.clock.advance(HALF_A_MINUTE);
            assertThat(sealed.manager.authenticate(
                            Auth.attempt("mallory", "another password").withCode(sealed.shown(setup))))
                    .as("the secret of another user does not open")
                    .isEqualTo(new AuthResult.Refused());
        }
    }

    @Test
    void nothingSecretReachesTheAudit() {
        TotpSetup setup =
                auth.manager.accounts().startSecondFactor(Auth.USER, "test").orElseThrow();
        List<String> codes = auth.manager
                .accounts()
                .confirmSecondFactor(Auth.USER, auth.shown(setup))
                .orElseThrow();
        auth.clock.advance(HALF_A_MINUTE);
        AuthResult.Authenticated in = (AuthResult.Authenticated) auth.loginWithCode(auth.shown(setup));
        assertThat(auth.events.toString())
                .doesNotContain(setup.secret(), in.sessionId(), Auth.PASSWORD)
                .doesNotContain(codes);
        assertThat(auth.events).extracting(SecurityEvent::allowed).containsOnly(true);
        assertThat(setup.toString()).doesNotContain(setup.secret());
    }

    @Test
    void nobodyUnknownIsSetUp() {
        assertThat(auth.manager.accounts().startSecondFactor("nobody", "test")).isEmpty();
        assertThat(auth.manager.accounts().confirmSecondFactor("nobody", "123456"))
                .isEmpty();
        assertThat(auth.manager.accounts().confirmSecondFactor(Auth.USER, "123456"))
                .isEmpty();
    }
}
