// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.logging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.LimitExceededException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogProcessorTest {

    private static final Instant WHEN = Instant.parse("2026-03-04T05:06:07.891Z");
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final LogProcessor processor = LogProcessor.create(
            LogProcessorConfig.builder()
                    .service("balance")
                    .instance("b-1")
                    .environment("test")
                    .field("region", "tehran")
                    .build(),
            SensitiveData.withDefaults(),
            JsonFormatter.withDefaults());

    private static LogRecordBuilder event() {
        return LogRecord.builder(WHEN, LogLevel.INFO, "ai.example.Store").thread("main");
    }

    private static JsonNode read(byte[] line) throws IOException {
        return JSON.readTree(line);
    }

    @Test
    void enrichesThenMasksThenWrites() throws IOException {
        JsonNode json = read(processor.format(event().message("token=abc").build()));

        assertThat(json.path("message").asText()).isEqualTo("token=***");
        assertThat(json.path("service.name").asText()).isEqualTo("balance");
        assertThat(json.path("service.node.name").asText()).isEqualTo("b-1");
        assertThat(json.path("service.environment").asText()).isEqualTo("test");
        assertThat(json.path("region").asText()).isEqualTo("tehran");
    }

    @Test
    void whatIsAddedIsMaskedToo() throws IOException {
        LogProcessor telling = LogProcessor.create(
                LogProcessorConfig.builder().field("owner", "ali@example.com").build(),
                SensitiveData.withDefaults(),
                JsonFormatter.withDefaults());
        assertThat(read(telling.processLog(event().build())).path("owner").asText())
                .isEqualTo("***");
    }

    @Test
    void noEventTakesThePlaceOfTheService() {
        LogRecord record =
                event().field("service.name", "forged").field("rows", 1).build();
        assertThat(processor.enrichData(record).fields())
                .containsEntry("service.name", "balance")
                .containsEntry("rows", 1);
    }

    @Test
    void takesTheTraceFromTheContext() {
        LogRecord record = event().context(Map.of("traceparent", "00-" + TRACE + "-00f067aa0ba902b7-01"))
                .build();
        LogRecord enriched = processor.enrichData(record);
        assertThat(enriched.traceId()).contains(TRACE);
        assertThat(enriched.fields()).containsEntry("span.id", "00f067aa0ba902b7");
        assertThat(processor.filterSensitive(enriched)).isSameAs(enriched);

        LogRecord other = event().context(Map.of("trace_id", TRACE, "span_id", "00f067aa0ba902b7"))
                .build();
        assertThat(processor.enrichData(other).traceId()).contains(TRACE);
        assertThat(processor
                        .enrichData(event().context(Map.of("traceId", TRACE))
                                .traceId("own")
                                .build())
                        .traceId())
                .contains("own");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "00",
                "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
                "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-more",
                "00-4bf92f3577b34da6a3ce929d0e0e473\n-00f067aa0ba902b7-01",
                "00_4bf92f3577b34da6a3ce929d0e0e4736_00f067aa0ba902b7_01"
            })
    void aTraceOfAnotherFormIsNone(String parent) {
        assertThat(processor
                        .enrichData(
                                event().context(Map.of("traceparent", parent)).build())
                        .traceId())
                .isEmpty();
    }

    @Test
    void anEventWithoutAnythingToAddIsTheSameObject() {
        LogRecord record = event().message("hello").build();
        assertThat(LogProcessor.withDefaults().enrichData(record)).isSameAs(record);
    }

    @Test
    void valuesThatFailAreToldAsSuch() throws IOException {
        Object failing = new Object() {
            @Override
            public String toString() {
                throw new IllegalStateException("password=hunter2");
            }
        };
        List<Object> cyclic = new ArrayList<>();
        Map<String, Object> map = new HashMap<>();
        map.put("list", cyclic);
        cyclic.add(map);
        RuntimeException thrown = new RuntimeException() {
            private static final long serialVersionUID = 1L;

            @Override
            public String getMessage() {
                throw new IllegalStateException();
            }
        };

        LogRecord record = event().format("{} {}", failing, cyclic)
                .field("f", failing)
                .field("c", map)
                .thrown(thrown)
                .build();
        JsonNode json = read(processor.processLog(record));

        assertThat(json.path("message").asText()).contains("toString threw java.lang.IllegalStateException");
        assertThat(json.path("f").asText()).contains("toString threw").doesNotContain("hunter2");
        assertThat(json.path("c").asText()).contains("toString threw java.lang.StackOverflowError");
    }

    @Test
    void aMessageOfMegabytesIsCutWithAMark() throws IOException {
        String message = "password=hunter2 " + "whale ".repeat(500_000);
        byte[] line = processor.processLog(
                event().message(message).field("f", message).build());

        JsonNode json = read(line);
        assertThat(line.length).isLessThan(60_000);
        assertThat(json.path("message").asText())
                .startsWith("password=*** whale")
                .matches("(?s).*\\[\\d+ characters left out]");
        assertThat(json.path("f").asText()).startsWith("password=*** whale").hasSizeLessThan(8_300);
    }

    @Test
    void whatIsCutWasMaskedWhole() throws IOException {
        String card = "4111 1111 1111 1111";
        for (int before = 32_740; before < 32_780; before++) {
            String message = "x".repeat(before) + ' ' + card + " end";
            String written = read(processor.processLog(event().message(message).build()))
                    .path("message")
                    .asText();
            assertThat(written).doesNotContain("4111");
        }
    }

    @Test
    void aCutNeverPartsAPair() {
        String text = "🐳".repeat(100);
        for (int most = 64; most < 70; most++) {
            assertThat(RecordCutter.cut(text, most)
                                    .chars()
                                    .filter(c -> Character.isSurrogate((char) c))
                                    .count()
                            % 2)
                    .isZero();
        }
    }

    @Test
    void manyEntriesAreCutWithAMark() throws IOException {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (int i = 0; i < 1_000; i++) {
            fields.put("k" + i, i);
        }
        JsonNode json = read(processor.processLog(event().fields(fields).build()));
        assertThat(json.path("k100").asInt()).isEqualTo(100);
        assertThat(json.has("k500")).isFalse();
        assertThat(json.path("omitted").asText()).isEqualTo("[876 entries left out]");
    }

    @Test
    void aLineIsNeverLongerThanItsBound() throws IOException {
        LogProcessor tight = LogProcessor.create(
                LogProcessorConfig.builder().longestLine(2_048).build(),
                SensitiveData.withDefaults(),
                JsonFormatter.withDefaults());
        String controls = "\u0001".repeat(100_000);
        Map<String, Object> fields = new LinkedHashMap<>();
        for (int i = 0; i < 100; i++) {
            fields.put(controls + i, controls);
        }
        RuntimeException thrown = new IllegalStateException(controls);
        for (int i = 0; i < 30; i++) {
            thrown = new IllegalStateException(controls, thrown);
            thrown.setStackTrace(new StackTraceElement[] {new StackTraceElement(controls, controls, controls, i)});
        }
        byte[] line = tight.processLog(LogRecord.builder(WHEN, LogLevel.ERROR, controls)
                .thread(controls)
                .message(controls)
                .fields(fields)
                .context(Map.of(controls, controls))
                .thrown(thrown)
                .traceId(controls)
                .build());

        assertThat(line.length).isLessThanOrEqualTo(2_048);
        assertThat(read(line).path("log.level").asText()).isEqualTo("ERROR");
        assertThat(read(line).path("message").asText()).startsWith("\u0001");
    }

    @Test
    void anEventThatCannotBeWrittenIsToldWithoutWhatItHolds() throws IOException {
        LogFormatter failing = record -> {
            if (record.message().contains("secret")) {
                throw new IllegalStateException("secret");
            }
            return JsonFormatter.withDefaults().format(record);
        };
        LogProcessor careful =
                LogProcessor.create(LogProcessorConfig.defaults(), SensitiveData.withDefaults(), failing);

        JsonNode json = read(careful.processLog(event().message("a secret").build()));

        assertThat(json.path("message").asText())
                .isEqualTo("[an event could not be written: java.lang.IllegalStateException]");
        assertThat(json.path("@timestamp").asText()).startsWith("2026-03-04T05:06:07.891");
        LogProcessor hopeless =
                LogProcessor.create(LogProcessorConfig.defaults(), SensitiveData.withDefaults(), record -> {
                    throw new StackOverflowError();
                });
        assertThat(new String(hopeless.processLog(event().build()), StandardCharsets.UTF_8))
                .isEqualTo("[an event could not be written: java.lang.StackOverflowError]");
    }

    @Test
    void anyEventBecomesALine() throws IOException {
        Random random = new Random(13);
        for (int i = 0; i < 1_500; i++) {
            LogRecord record = event().format(
                            JsonFormatterTest.random(random), JsonFormatterTest.random(random), random.nextLong())
                    .field(JsonFormatterTest.random(random), random.nextDouble())
                    .field(JsonFormatterTest.random(random), JsonFormatterTest.random(random))
                    .context(Map.of(JsonFormatterTest.random(random), JsonFormatterTest.random(random)))
                    .thrown(TestThrowables.shortened(new IllegalStateException(JsonFormatterTest.random(random))))
                    .build();
            JsonNode json = read(processor.processLog(record));
            assertThat(json.path("message").asText()).doesNotContain("could not be written");
            assertThat(json.path("service.name").asText()).isEqualTo("balance");
        }
    }

    @Test
    void badSettingsAreRefused() {
        assertThatThrownBy(() -> LogProcessorConfig.builder().longestMessage(63).build())
                .isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() ->
                        LogProcessorConfig.builder().longestValue(1_000_001).build())
                .isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> LogProcessorConfig.builder().mostEntries(0).build())
                .isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> LogProcessorConfig.builder().mostFrames(-1).build())
                .isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> LogProcessorConfig.builder().longestLine(2_047).build())
                .isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> LogProcessorConfig.builder().service(" ").build())
                .isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> LogProcessorConfig.builder()
                        .field("k", "x".repeat(1_025))
                        .build())
                .isInstanceOf(LimitExceededException.class);
    }
}
