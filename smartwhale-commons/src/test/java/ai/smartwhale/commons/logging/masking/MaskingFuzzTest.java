// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.logging.masking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MaskingFuzzTest {

    private static final int ROUNDS = 20_000;
    private static final String PIECES =
            "0123456789.-_ +%@:/=?&\"'\\<>[]{}(),;*\n\t\u0000\u200c\u202e\ud83d\udc33\ud800\udc00۰۱۲٣٤abcDEFeyJ»«";
    private static final List<String> WORDS = List.of(
            "password",
            "token",
            "api_key",
            "Bearer ",
            "basic ",
            "eyJhbGciOiJIUzI1NiJ9",
            ".eyJzdWIiOiJhIn0",
            "ghp_",
            "sk-",
            "AKIA",
            "AIza",
            "-----BEGIN ",
            "PRIVATE KEY",
            "-----END ",
            "-----",
            "4111",
            "1111",
            "111111111111",
            "0912",
            "+98",
            "0098",
            "IR06",
            "DE89",
            "0084575948",
            "ali@example.com",
            "%40",
            "%20",
            "%3D",
            "://",
            "***",
            "identified by ",
            "--user ",
            "-u ",
            "رمز عبور",
            "\":\"",
            "\\\":\\\"",
            "]]>",
            "<![CDATA[",
            "</",
            "null",
            " is");

    private final SensitiveScanner scanner = new SensitiveScanner(SensitiveDataConfig.defaults());
    private final SensitiveScanner block =
            new SensitiveScanner(SensitiveDataConfig.builder().replacement("█").build());
    private final SensitiveScanner partly = new SensitiveScanner(SensitiveDataConfig.builder()
            .partly(
                    SensitiveKind.CARD,
                    SensitiveKind.EMAIL,
                    SensitiveKind.IBAN,
                    SensitiveKind.PHONE,
                    SensitiveKind.NATIONAL_ID)
            .build());

    private static String random(Random random) {
        StringBuilder out = new StringBuilder();
        int count = 1 + random.nextInt(14);
        for (int i = 0; i < count; i++) {
            if (random.nextInt(3) == 0) {
                out.append(PIECES.charAt(random.nextInt(PIECES.length())));
            } else {
                out.append(WORDS.get(random.nextInt(WORDS.size())));
            }
        }
        return out.toString();
    }

    /** What comes out is what went in, but for places at which the replacement stands. */
    private static boolean isMaskOf(String masked, String text) {
        int at = 0;
        for (String kept : masked.replace("\"█\"", "█").split("█", -1)) {
            int found = text.indexOf(kept, at);
            if (found < 0) {
                return false;
            }
            at = found + kept.length();
        }
        return true;
    }

    @Test
    void noTextMakesItThrowAndASecondTimeChangesNothing() {
        Random random = new Random(41);
        for (int i = 0; i < ROUNDS; i++) {
            String text = random(random);
            String once = scanner.mask(text);
            assertThat(scanner.mask(once)).as("%s -> %s", text, once).isEqualTo(once);
            String blocked = block.mask(text);
            assertThat(isMaskOf(blocked, text)).as("%s -> %s", text, blocked).isTrue();
            assertThat(partly.mask(text)).isNotNull();
        }
    }

    @Test
    void whatIsCutOrMixedUpOfTheCorpusMakesNothingThrow() {
        Random random = new Random(43);
        List<CorpusLine> corpus = MaskingCorpus.read();
        for (int i = 0; i < ROUNDS; i++) {
            String first = corpus.get(random.nextInt(corpus.size())).text();
            String second = corpus.get(random.nextInt(corpus.size())).text();
            String text = first.substring(random.nextInt(first.length()))
                    + second.substring(0, random.nextInt(second.length()));
            String once = scanner.mask(text);
            assertThat(scanner.mask(once)).as("%s -> %s", text, once).isEqualTo(once);
            assertThat(partly.mask(text)).isNotNull();
        }
    }

    static Stream<String> costly() {
        return Stream.of(
                "password[",
                "password:«",
                "-----BEGIN ",
                "-u x ",
                "a@",
                "eyJ",
                "eyJaaaaaaa.",
                "4111 ",
                "4111",
                "\"password\":",
                "password=\\\"",
                "<password ",
                "<a>",
                "password '",
                "password \"",
                "bearer ",
                "://",
                "://:",
                "%40",
                "password%3D",
                "sk-",
                ".eyJ",
                "IR",
                "0",
                "9 ",
                "{",
                "password={",
                "&a",
                "password=,a",
                "a.",
                "'",
                "\\",
                "-",
                "+98 ",
                "http://a:",
                "«",
                "basic a",
                "identified by '",
                "ghp_",
                "/ghp_aaaaaaaaaaaaaaaaaaaaaaaaa");
    }

    @ParameterizedTest
    @MethodSource("costly")
    void theTimeGrowsWithTheLengthAndNoFaster(String piece) {
        String text = piece.repeat(300_000 / piece.length());
        // A search to the end at every piece would take minutes.
        String masked = assertTimeoutPreemptively(Duration.ofSeconds(30), () -> scanner.mask(text));
        assertThat(masked).isNotNull();
    }
}
