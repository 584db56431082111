// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.logging;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonFormatterTest {

    private static final Instant WHEN = Instant.parse("2026-03-04T05:06:07.000891Z");
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final JsonFormatter formatter = JsonFormatter.withDefaults();

    private static LogRecordBuilder event() {
        return LogRecord.builder(WHEN, LogLevel.INFO, "ai.example.Store").thread("main");
    }

    private JsonNode read(LogRecord record) throws IOException {
        byte[] line = formatter.format(record);
        assertThat(new String(line, StandardCharsets.UTF_8)).doesNotContain("\n", "\r", "\u2028", "\u2029", "\u0085");
        return JSON.readTree(line);
    }

    @Test
    void writesTheNamesOfTheElasticCommonSchema() {
        LogRecord record = event().message("hello")
                .field("rows", 12)
                .field("ok", true)
                .field("rate", 0.5)
                .context(Map.of("model", "m-1"))
                .traceId("4bf92f3577b34da6a3ce929d0e0e4736")
                .build();

        assertThat(new String(formatter.format(record), StandardCharsets.UTF_8))
                .isEqualTo(
                        "{\"@timestamp\":\"2026-03-04T05:06:07.000891Z\",\"log.level\":\"INFO\",\"message\":\"hello\","
                                + "\"ecs.version\":\"8.11\",\"rows\":12,\"ok\":true,\"rate\":0.5,\"process.thread.name\":\"main\","
                                + "\"log.logger\":\"ai.example.Store\",\"trace.id\":\"4bf92f3577b34da6a3ce929d0e0e4736\","
                                + "\"labels\":{\"model\":\"m-1\"}}");
    }

    @Test
    void writesThrowablesAsTheJdkPrintsThem() throws IOException {
        ThrownData cause = new ThrownData(
                "java.io.IOException",
                "",
                List.of(
                        new StackTraceElement("a.B", "read", "B.java", 7),
                        new StackTraceElement("a.B", "run", null, -1)),
                3,
                Optional.empty(),
                List.of());
        ThrownData suppressed = new ThrownData("a.Late", "too \"late\"", List.of(), 0, Optional.empty(), List.of());
        ThrownData thrown = new ThrownData(
                "a.Failure",
                "no\nluck",
                List.of(new StackTraceElement("a.C", "main", "C.java", -2)),
                0,
                Optional.of(cause),
                List.of(suppressed));

        JsonNode json = read(event().thrown(Optional.of(thrown)).build());

        assertThat(json.path("error.type").asText()).isEqualTo("a.Failure");
        assertThat(json.path("error.message").asText()).isEqualTo("no\nluck");
        assertThat(json.path("error.stack_trace").asText())
                .isEqualTo(
                        "a.Failure: no\nluck\n\tat a.C.main(Native Method)\n\tSuppressed: a.Late: too \"late\"\n"
                                + "Caused by: java.io.IOException\n\tat a.B.read(B.java:7)\n\tat a.B.run(Unknown Source)\n\t... 3 more");
    }

    @Test
    void noNameStandsTwice() throws IOException {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("message", "forged");
        fields.put("message_", "forged too");
        fields.put("@timestamp", "1970");
        fields.put("labels", 1);
        JsonNode json = read(event().message("true")
                .fields(fields)
                .context(Map.of("message", "c"))
                .build());

        assertThat(json.path("message").asText()).isEqualTo("true");
        assertThat(json.path("message__").asText()).isEqualTo("forged");
        assertThat(json.path("message_").asText()).isEqualTo("forged too");
        assertThat(json.path("@timestamp_").asText()).isEqualTo("1970");
        assertThat(json.path("labels").path("message").asText()).isEqualTo("c");
    }

    @Test
    void numbersThatJsonDoesNotKnowBecomeTexts() throws IOException {
        JsonNode json = read(event().field("nan", Double.NaN)
                .field("infinite", Float.NEGATIVE_INFINITY)
                .field("long", Long.MIN_VALUE)
                .field("decimal", new BigDecimal("1E+1000000000"))
                .field("big", BigInteger.ONE.shiftLeft(1_000))
                .field("huge", BigInteger.ONE.shiftLeft(5_000_000))
                .build());

        assertThat(json.path("nan").asText()).isEqualTo("NaN");
        assertThat(json.path("infinite").asText()).isEqualTo("-Infinity");
        assertThat(json.path("long").asLong()).isEqualTo(Long.MIN_VALUE);
        assertThat(json.path("big").bigIntegerValue()).isEqualTo(BigInteger.ONE.shiftLeft(1_000));
        assertThat(json.path("huge").asText()).isEqualTo("[a number of 5000001 bits]");
    }

    @Test
    void argumentsAreWrittenOnlyIfAskedFor() throws IOException {
        LogRecord record = event().format("{} and {}", "a\"", 7).build();
        JsonFormatter with = JsonFormatter.create(
                JsonFormatterConfig.defaults().withArguments(true).withContext(false));

        assertThat(read(record).has("log.arguments")).isFalse();
        assertThat(JSON.readTree(with.format(record)).path("log.arguments").toString())
                .isEqualTo("[\"a\\\"\",\"7\"]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u0000",
                "\r\n",
                "\u001b[31m",
                "\u007f",
                "\u0085",
                "\u2028",
                "\u2029",
                "\u202e",
                "\u2066",
                "\u200f",
                "\u061c",
                "\ufeff",
                "\udb40\udc41"
            })
    void whatDeceivesIsEscapedAndReadBackAsItWas(String text) throws IOException {
        LogRecord record = event().message("a" + text + "b").build();

        assertThat(new String(formatter.format(record), StandardCharsets.UTF_8)).doesNotContain(text);
        assertThat(read(record).path("message").asText()).isEqualTo("a" + text + "b");
    }

    @Test
    void lettersOfPeopleStayAsTheyAre() throws IOException {
        String text = "نهنگ\u200cآبی 🐳 é \u00a0";
        LogRecord record = event().message(text).build();

        assertThat(new String(formatter.format(record), StandardCharsets.UTF_8)).contains(text);
        assertThat(read(record).path("message").asText()).isEqualTo(text);
    }

    @Test
    void halvesOfSurrogatePairsBecomeTheReplacementCharacter() throws IOException {
        assertThat(read(event().message("a\ud800b\udc33\ud83d").build())
                        .path("message")
                        .asText())
                .isEqualTo("a\ufffdb\ufffd\ufffd");
    }

    @Test
    void anyInstantIsWritten() throws IOException {
        for (Instant instant : List.of(
                Instant.MIN,
                Instant.MAX,
                Instant.EPOCH,
                Instant.parse("0000-01-01T00:00:00Z").minusNanos(1))) {
            JsonNode json = read(LogRecord.builder(instant, LogLevel.INFO, "l").build());
            Instant read = Instant.parse(json.path("@timestamp").asText());
            assertThat(read.getEpochSecond()).isEqualTo(instant.getEpochSecond());
        }
    }

    @Test
    void everyEventOfAnyCharactersIsValidJsonThatSaysTheSame() throws IOException {
        Random random = new Random(7);
        for (int i = 0; i < 3_000; i++) {
            String text = random(random);
            LogRecord record = event().message(text)
                    .thread(random(random))
                    .field(random(random), random(random))
                    .context(Map.of(random(random), text))
                    .thrown(TestThrowables.shortened(new IllegalStateException(text)))
                    .build();
            JsonNode json = read(record);
            String expected = wellFormed(text);
            assertThat(json.path("message").asText()).isEqualTo(expected);
            assertThat(json.path("error.message").asText()).isEqualTo(expected);
            assertThat(json.path("labels").elements().next().asText()).isEqualTo(expected);
        }
    }

    /** What a text is once the halves of pairs in it are replaced. */
    private static String wellFormed(String text) {
        StringBuilder out = new StringBuilder();
        text.codePoints()
                .forEach(point ->
                        out.appendCodePoint(point <= 0xFFFF && Character.isSurrogate((char) point) ? 0xFFFD : point));
        return out.toString();
    }

    static String random(Random random) {
        StringBuilder out = new StringBuilder();
        int length = random.nextInt(random.nextInt(20) == 0 ? 1_500 : 20);
        for (int i = 0; i < length; i++) {
            switch (random.nextInt(6)) {
                case 0 -> out.append((char) random.nextInt(0x20));
                case 1 -> out.append((char) random.nextInt(0x10000));
                case 2 -> out.append("\u202e\u2066\u2028\"\\/\ud83d\udc33".charAt(random.nextInt(8)));
                default -> out.append((char) (' ' + random.nextInt(95)));
            }
        }
        return out.toString();
    }
}
