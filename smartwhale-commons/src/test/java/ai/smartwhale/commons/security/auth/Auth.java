// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.security.auth;

import ai.smartwhale.commons.security.SecurityEvent;
import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;

/** A manager with quick hashes, one user, and a clock of its own. */
final class Auth {

    static final String USER = "sara";
    static final String PASSWORD = "correct horse battery";
    static final String HERE = "192.0.2.1";
    static final PasswordScheme QUICK = new PasswordScheme.Argon2id(7_168, 1, 1);

    final ManualClock clock = new ManualClock();
    final UserStore users = UserStore.inMemory(100);
    final List<SecurityEvent> events = new CopyOnWriteArrayList<>();
    final AuthManager manager;

    Auth() {
        this(settings -> settings);
    }

    Auth(UnaryOperator<AuthConfig.Builder> settings) {
        this(settings, builder -> builder);
    }

    Auth(UnaryOperator<AuthConfig.Builder> settings, UnaryOperator<AuthManagerBuilder> wiring) {
        AuthConfig config = settings.apply(AuthConfig.builder().passwords(QUICK).hashWait(Duration.ofSeconds(30)))
                .build();
        manager = wiring.apply(
                        AuthManager.builder(users).config(config).clock(clock).audit(events::add))
                .build();
        manager.accounts().createAccount(USER, PASSWORD.toCharArray(), "test");
        events.clear();
    }

    AuthResult login() {
        return login(USER, PASSWORD);
    }

    AuthResult login(String user, String password) {
        return manager.authenticate(attempt(user, password));
    }

    AuthResult loginWithCode(String code) {
        return manager.authenticate(attempt(USER, PASSWORD).withCode(code));
    }

    AuthResult.Authenticated loggedIn() {
        return (AuthResult.Authenticated) login();
    }

    static LoginAttempt attempt(String user, String password) {
        return LoginAttempt.of(user, password.toCharArray(), HERE);
    }

    /** What an app for codes shows. */
    String shown(TotpSetup setup) {
        return shown(setup, clock.instant().getEpochSecond() / 30);
    }

    static String shown(TotpSetup setup, long step) {
        return new Totp(decode(setup.secret()), TotpAlgorithm.SHA1, 6, Duration.ofSeconds(30)).code(step);
    }

    static byte[] decode(String base32) {
        byte[] bytes = new byte[base32.length() * 5 / 8];
        BigInteger number = BigInteger.ZERO;
        for (char c : base32.toCharArray()) {
            number = number.shiftLeft(5).add(BigInteger.valueOf("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(c)));
        }
        number = number.shiftRight(base32.length() * 5 - bytes.length * 8);
        byte[] raw = number.toByteArray();
        int copied = Math.min(raw.length, bytes.length);
        System.arraycopy(raw, raw.length - copied, bytes, bytes.length - copied, copied);
        return bytes;
    }
}
