// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.security.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.smartwhale.commons.InvalidValueException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordHasherTest {

    private static final PasswordScheme PBKDF2 = new PasswordScheme.Pbkdf2(100_000);
    private final SecureRandom random = new SecureRandom();

    private static PreparedPassword password(String text) {
        return PreparedPassword.of(text.toCharArray()).orElseThrow();
    }

    /** From the tests of the reference implementation of Argon2, version 0x13. */
    @ParameterizedTest
    @CsvSource({
        "65536, 2, 1, 09316115d5cf24ed5a15a31a3ba326e5cf32edc24702987c02b6566f61913cf7",
        "256, 2, 1, 9dfeb910e80bad0311fee20f9c0e2b12c17987b4cac90c2ef54d5b3021c68bfe",
        "256, 2, 2, 6d093c501fd5999645e0ea3bf620d7b8be7fd2db59c20d9fff9539da2bf57037",
    })
    void verifiesThePublishedHashesOfArgon2id(int memory, int iterations, int lanes, String hex) {
        byte[] salt = "somesalt".getBytes(StandardCharsets.US_ASCII);
        PhcString published = new PhcString(
                PhcString.Kind.ARGON2ID,
                memory,
                iterations,
                lanes,
                salt,
                HexFormat.of().parseHex(hex));
        PasswordHasher hasher = new PasswordHasher(Auth.QUICK, random);
        PhcString parsed = PhcString.parse(published.text()).orElseThrow();
        assertThat(hasher.matches(password("password"), parsed)).isTrue();
        assertThat(hasher.matches(password("passwore"), parsed)).isFalse();
    }

    @Test
    void readsWhatTheReferenceImplementationWrites() {
        String text = "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";
        PhcString parsed = PhcString.parse(text).orElseThrow();
        assertThat(parsed.text()).isEqualTo(text);
        assertThat(new PasswordHasher(PBKDF2, random).matches(password("password"), parsed))
                .isTrue();
    }

    /** RFC 7914, section 11; the first half of each. */
    @ParameterizedTest
    @CsvSource({
        "passwd, salt, 1, 55ac046e56e3089fec1691c22544b605f94185216dde0465e68b9d57c20dacbc",
        "Password, NaCl, 80000, 4ddcd8f60b98be21830cee5ef22701f9641a4418d04c0414aeff08876b34ab56",
    })
    void verifiesThePublishedHashesOfPbkdf2(String secret, String salt, int iterations, String hex) {
        PhcString published = new PhcString(
                PhcString.Kind.PBKDF2,
                0,
                iterations,
                0,
                salt.getBytes(StandardCharsets.US_ASCII),
                HexFormat.of().parseHex(hex));
        PasswordHasher hasher = new PasswordHasher(PBKDF2, random);
        assertThat(hasher.matches(password(secret), published)).isTrue();
        assertThat(hasher.matches(password(secret + 'x'), published)).isFalse();
    }

    @Test
    void anyKnownSchemeVerifiesAndOthersThanTodaysNeedANewHash() {
        PasswordHasher old = new PasswordHasher(PBKDF2, random);
        PasswordHasher today = new PasswordHasher(Auth.QUICK, random);
        PhcString byOld = PhcString.parse(old.hash(password("grüße, whale"))).orElseThrow();
        PhcString byToday =
                PhcString.parse(today.hash(password("grüße, whale"))).orElseThrow();
        for (PasswordHasher hasher : new PasswordHasher[] {old, today}) {
            assertThat(hasher.matches(password("grüße, whale"), byOld)).isTrue();
            assertThat(hasher.matches(password("grüße, whale"), byToday)).isTrue();
            assertThat(hasher.matches(password("grusse, whale"), byToday)).isFalse();
        }
        assertThat(today.needsRehash(byOld)).isTrue();
        assertThat(today.needsRehash(byToday)).isFalse();
        assertThat(new PasswordHasher(new PasswordScheme.Argon2id(7_168, 2, 1), random).needsRehash(byToday))
                .isTrue();
        assertThat(byToday.salt()).hasSize(16);
        assertThat(byToday.hash()).hasSize(32);
        assertThat(today.hash(password("grüße, whale"))).isNotEqualTo(byToday.text());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "plain",
                "$argon2i$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
                "$argon2id$v=16$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
                "$argon2id$v=19$m=65537,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
                "$argon2id$v=19$m=4194304,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
                "$argon2id$v=19$m=65536,t=17,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
                "$argon2id$v=19$m=65536,t=0,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
                "$argon2id$v=19$m=65536,t=2,p=5$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
                "$argon2id$v=19$m=7,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
                "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFh",
                "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc$",
                "$pbkdf2-sha256$i=5000001$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
                "$pbkdf2-sha256$i=-1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
                "$pbkdf2-sha1$i=600000$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
            })
    void whatIsUnknownMalformedOrTooExpensiveIsNotEvenTried(String stored) {
        assertThat(PhcString.parse(stored)).isEmpty();
    }

    @Test
    void mutatedHashesAreReadWithinTheCapsOrNotAtAll() {
        Random seeded = new Random(11);
        String good = "$argon2id$v=19$m=19456,t=2,p=1$c29tc2FsdHNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";
        int read = 0;
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder(good);
            for (int n = 1 + seeded.nextInt(3); n > 0; n--) {
                int at = seeded.nextInt(text.length());
                switch (seeded.nextInt(3)) {
                    case 0 -> text.setCharAt(at, (char) (32 + seeded.nextInt(95)));
                    case 1 -> text.deleteCharAt(at);
                    default -> text.insert(at, (char) ('0' + seeded.nextInt(10)));
                }
            }
            var parsed = PhcString.parse(text.toString());
            parsed.ifPresent(phc -> {
                assertThat(phc.memoryKib()).isBetween(8, 65_536);
                assertThat(phc.iterations()).isBetween(1, 5_000_000);
                assertThat(phc.salt().length).isBetween(8, 64);
                assertThat(phc.hash().length).isBetween(16, 64);
            });
            read += parsed.isPresent() ? 1 : 0;
        }
        assertThat(read).isBetween(1_000, 19_000);
    }

    @Test
    void weakAndExcessiveSettingsAreRefused() {
        assertThatThrownBy(() -> new PasswordScheme.Argon2id(4_096, 2, 1)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> new PasswordScheme.Argon2id(65_537, 2, 1)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> new PasswordScheme.Argon2id(19_456, 0, 1)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> new PasswordScheme.Pbkdf2(99_999)).isInstanceOf(InvalidValueException.class);
        assertThat(PasswordScheme.argon2id()).isEqualTo(new PasswordScheme.Argon2id(19_456, 2, 1));
        assertThat(PasswordScheme.pbkdf2()).isEqualTo(new PasswordScheme.Pbkdf2(600_000));
    }
}
