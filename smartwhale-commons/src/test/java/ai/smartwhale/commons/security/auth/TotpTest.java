// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.security.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.smartwhale.commons.InvalidValueException;
import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TotpTest {

    private static final Duration HALF_A_MINUTE = Duration.ofSeconds(30);

    /** RFC 6238, appendix B; the secrets are those of its program, as long as the output of each hash. */
    @ParameterizedTest
    @CsvSource({
        "59, 94287082, 46119246, 90693936",
        "1111111109, 07081804, 68084774, 25091201",
        "1111111111, 14050471, 67062674, 99943326",
        "1234567890, 89005924, 91819424, 93441116",
        "2000000000, 69279037, 90698825, 38618901",
        "20000000000, 65353130, 77737706, 47863826",
    })
    void givesThePublishedCodes(long second, String sha1, String sha256, String sha512) {
        assertThat(code(TotpAlgorithm.SHA1, second)).isEqualTo(sha1);
        assertThat(code(TotpAlgorithm.SHA256, second)).isEqualTo(sha256);
        assertThat(code(TotpAlgorithm.SHA512, second)).isEqualTo(sha512);
    }

    private static String code(TotpAlgorithm algorithm, long second) {
        byte[] secret =
                "1234567890".repeat(7).substring(0, algorithm.secretBytes()).getBytes(StandardCharsets.US_ASCII);
        Totp totp = new Totp(secret, algorithm, 8, HALF_A_MINUTE);
        return totp.code(totp.step(Instant.ofEpochSecond(second)));
    }

    @Test
    void agreesWithAnotherImplementation() throws Exception {
        Random random = new Random(3);
        for (TotpAlgorithm algorithm : TotpAlgorithm.values()) {
            for (int digits = 6; digits <= 8; digits++) {
                TimeBasedOneTimePasswordGenerator other =
                        new TimeBasedOneTimePasswordGenerator(HALF_A_MINUTE, digits, algorithm.macName());
                for (int i = 0; i < 200; i++) {
                    byte[] secret = new byte[algorithm.secretBytes()];
                    random.nextBytes(secret);
                    Instant at = Instant.ofEpochSecond(random.nextLong(0, 1L << 40));
                    Totp totp = new Totp(secret, algorithm, digits, HALF_A_MINUTE);
                    assertThat(totp.code(totp.step(at)))
                            .isEqualTo(other.generateOneTimePasswordString(
                                    new SecretKeySpec(secret, algorithm.macName()), at));
                }
            }
        }
    }

    @Test
    void matchesWithinTheWindowAndOnlyAfterTheLastCode() {
        Totp totp = new Totp(new byte[20], TotpAlgorithm.SHA1, 6, HALF_A_MINUTE);
        Instant now = Instant.parse("2026-03-01T10:00:00Z");
        long step = totp.step(now);
        for (int off = -1; off <= 1; off++) {
            assertThat(totp.match(totp.code(step + off), now, 1, Long.MIN_VALUE))
                    .hasValue(step + off);
        }
        assertThat(totp.match(totp.code(step - 2), now, 1, Long.MIN_VALUE)).isEmpty();
        assertThat(totp.match(totp.code(step + 2), now, 1, Long.MIN_VALUE)).isEmpty();
        assertThat(totp.match(totp.code(step - 1), now, 0, Long.MIN_VALUE)).isEmpty();
        assertThat(totp.match(totp.code(step), now, 1, step)).isEmpty();
        assertThat(totp.match(totp.code(step - 1), now, 1, step)).isEmpty();
        assertThat(totp.match(totp.code(step + 1), now, 1, step)).hasValue(step + 1);
        assertThat(totp.match("", now, 1, Long.MIN_VALUE)).isEmpty();
        assertThat(totp.match("۱۲۳۴۵۶", now, 1, Long.MIN_VALUE)).isEmpty();
    }

    /** RFC 4648, section 10, without the padding. */
    @ParameterizedTest
    @CsvSource({"'', ''", "f, MY", "fo, MZXQ", "foo, MZXW6", "foob, MZXW6YQ", "fooba, MZXW6YTB", "foobar, MZXW6YTBOI"})
    void writesBase32(String text, String base32) {
        assertThat(Base32.encode(text.getBytes(StandardCharsets.US_ASCII))).isEqualTo(base32);
        assertThat(Auth.decode(base32)).isEqualTo(text.getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void theUriIsReadByAppsForCodes() {
        byte[] secret = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);
        assertThat(new Totp(secret, TotpAlgorithm.SHA256, 6, HALF_A_MINUTE).uri("Smart Whale", "sara & co@x.ir"))
                .isEqualTo("otpauth://totp/Smart%20Whale:sara%20%26%20co%40x.ir"
                        + "?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Smart%20Whale"
                        + "&algorithm=SHA256&digits=6&period=30");
    }

    @Test
    void settingsOutOfRangeAreRefused() {
        TotpAlgorithm sha1 = TotpAlgorithm.SHA1;
        assertThatThrownBy(() -> new TotpConfig("a:b", sha1, 6, HALF_A_MINUTE, 1))
                .isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> new TotpConfig("a", sha1, 5, HALF_A_MINUTE, 1))
                .isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> new TotpConfig("a", sha1, 6, Duration.ofMillis(30_500), 1))
                .isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> new TotpConfig("a", sha1, 6, HALF_A_MINUTE, 3))
                .isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> new TotpConfig("a", null, 6, HALF_A_MINUTE, 1))
                .isInstanceOf(InvalidValueException.class);
    }
}
