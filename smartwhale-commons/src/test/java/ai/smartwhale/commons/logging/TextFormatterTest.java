// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.logging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.smartwhale.commons.InvalidValueException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextFormatterTest {

    private static final Instant WHEN = Instant.parse("2026-03-04T05:06:07.000891Z");

    private final TextFormatter formatter = TextFormatter.withDefaults();

    private static LogRecordBuilder event() {
        return LogRecord.builder(WHEN, LogLevel.INFO, "ai.example.Store").thread("main");
    }

    private String write(LogRecordBuilder event) {
        return new String(formatter.format(event.build()), StandardCharsets.UTF_8);
    }

    @Test
    void writesALineLikeLogback() {
        assertThat(write(event().message("hello")))
                .isEqualTo("2026-03-04 05:06:07.000891Z [main] INFO  ai.example.Store - hello");
        assertThat(write(event().message("hello")
                        .field("rows", 12)
                        .context(Map.of("model", "m-1"))
                        .traceId("4bf9")))
                .isEqualTo(
                        "2026-03-04 05:06:07.000891Z [main] INFO  ai.example.Store - hello rows=12 {trace=4bf9, model=m-1}");
    }

    @Test
    void partsCanBeLeftOut() {
        TextFormatter bare = TextFormatter.create(TextFormatterConfig.defaults()
                .withFields(false)
                .withContext(false)
                .withLoggerLength(0));
        LogRecord record = event().message("hello")
                .field("rows", 12)
                .context(Map.of("model", "m-1"))
                .traceId("4bf9")
                .build();
        assertThat(new String(bare.format(record), StandardCharsets.UTF_8))
                .isEqualTo("2026-03-04 05:06:07.000891Z [main] INFO  a.e.Store - hello");
    }

    @Test
    void timesComeInAnyZone() {
        TextFormatter tehran =
                TextFormatter.create(TextFormatterConfig.defaults().withZone(ZoneId.of("Asia/Tehran")));
        assertThat(new String(tehran.format(event().build()), StandardCharsets.UTF_8))
                .startsWith("2026-03-04 08:36:07.000891+03:30 ");
        TextFormatter east = TextFormatter.create(TextFormatterConfig.defaults().withZone(ZoneOffset.MAX));
        LogRecord last = LogRecord.builder(Instant.MAX, LogLevel.INFO, "l").build();
        assertThat(new String(east.format(last), StandardCharsets.UTF_8))
                .startsWith("+1000000000-12-31T23:59:59.999999999Z ");
    }

    @Test
    void theSecondThatIsKeptIsNeverThatOfAnotherEvent() {
        for (long second : new long[] {0, 59, 60, 59, -1, 0, 86_399, 86_400}) {
            LogRecord record = LogRecord.builder(Instant.ofEpochSecond(second, 5_000), LogLevel.INFO, "l")
                    .build();
            String written = new String(formatter.format(record), StandardCharsets.UTF_8)
                    .substring(0, 26)
                    .replace(' ', 'T');
            assertThat(Instant.parse(written + "Z")).isEqualTo(record.instant());
        }
    }

    @Test
    void noMessageForgesALine() {
        String forged = "ok\r\n2026-03-04 05:06:08.000000Z [main] INFO  ai.example.Login - admin logged in";
        assertThat(write(event().message(forged)
                        .thread("a\nb")
                        .field("k\n", "v\u2028")
                        .context(Map.of("c\r", "d\u0085"))))
                .doesNotContain("\r", "\n", "\u2028", "\u0085")
                .contains("ok\\r\\n2026", "[a\\nb]", "k\\n=v\\u2028", "c\\r=d\\u0085");
    }

    @ParameterizedTest
    @CsvSource({
        "1b,\\u001b",
        "202e,\\u202e",
        "2067,\\u2067",
        "200f,\\u200f",
        "feff,\\ufeff",
        "0,\\u0000",
        "7f,\\u007f",
        "9b,\\u009b",
        "d800,\\ud800",
        "fffe,\\ufffe"
    })
    void whatDeceivesIsVisible(String hex, String written) {
        String text = "a" + (char) Integer.parseInt(hex, 16) + "b";
        assertThat(write(event().message(text))).endsWith("- a" + written + "b");
    }

    @Test
    void lettersOfPeopleStayAsTheyAre() {
        assertThat(write(event().message("نهنگ\u200cآبی 🐳 C:\\new \"x\"")))
                .endsWith("- نهنگ\u200cآبی 🐳 C:\\new \"x\"");
    }

    @Test
    void stackTracesStandInTheLine() {
        IllegalStateException thrown = new IllegalStateException("no\nluck", new IllegalArgumentException("why"));
        thrown.setStackTrace(new StackTraceElement[] {new StackTraceElement("a.C", "main", "C.java", 3)});
        thrown.getCause().setStackTrace(new StackTraceElement[0]);
        assertThat(write(event().message("m").thrown(thrown)))
                .endsWith("- m\\njava.lang.IllegalStateException: no\\nluck\\n\\tat a.C.main(C.java:3)"
                        + "\\nCaused by: java.lang.IllegalArgumentException: why");
    }

    @ParameterizedTest
    @CsvSource({
        "ai.example.Store,36,ai.example.Store",
        "ai.smartwhale.commons.logging.DefaultLogProcessor,36,a.s.c.logging.DefaultLogProcessor",
        "ai.smartwhale.commons.logging.DefaultLogProcessor,0,a.s.c.l.DefaultLogProcessor",
        "Store,1,Store",
        "a..b.Store,0,a..b.Store",
        "...,0,..."
    })
    void packagesAreShortened(String logger, int most, String expected) {
        assertThat(DefaultTextFormatter.shortened(logger, most)).isEqualTo(expected);
    }

    @Test
    void anyCharactersMakeOneVisibleLine() {
        Random random = new Random(11);
        for (int i = 0; i < 5_000; i++) {
            String line = write(
                    event().message(JsonFormatterTest.random(random)).field("k", JsonFormatterTest.random(random)));
            assertThat(line.codePoints().noneMatch(c -> c < ' ' || Deceptive.is(c)))
                    .isTrue();
        }
    }

    @Test
    void badSettingsAreRefused() {
        assertThatThrownBy(() -> TextFormatterConfig.defaults().withLoggerLength(-1))
                .isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> TextFormatterConfig.defaults().withLoggerLength(1_001))
                .isInstanceOf(InvalidValueException.class);
    }
}
