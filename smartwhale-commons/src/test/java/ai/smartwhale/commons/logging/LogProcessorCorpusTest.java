// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.logging;

import static org.assertj.core.api.Assertions.assertThat;

import ai.smartwhale.commons.logging.masking.CorpusLine;
import ai.smartwhale.commons.logging.masking.MaskingCorpus;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** No secret of the corpus survives in a line, wherever in the event it stands. */
class LogProcessorCorpusTest {

    private static final Instant WHEN = Instant.parse("2026-03-04T05:06:07.891Z");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final SensitiveData sensitiveData = SensitiveData.withDefaults();
    private final LogProcessor json = LogProcessor.create(
            LogProcessorConfig.defaults(),
            sensitiveData,
            JsonFormatter.create(JsonFormatterConfig.defaults().withArguments(true)));
    private final LogProcessor text =
            LogProcessor.create(LogProcessorConfig.defaults(), sensitiveData, TextFormatter.withDefaults());

    /** Where in an event a text may stand. */
    enum Place {
        MESSAGE(secret -> builder().message(secret)),
        ARGUMENT(secret -> builder().format("took {} of {}", secret, 7)),
        ARGUMENTS_ONLY(secret -> builder().message("no placeholder").arguments(List.of(1, secret))),
        CONTEXT(secret -> builder().context(Map.of("note", secret))),
        CONTEXT_KEY(secret -> builder().context(Map.of(secret, "x"))),
        FIELD(secret -> builder().field("note", secret)),
        FIELD_KEY(secret -> builder().field(secret, 1)),
        FIELD_OF_OBJECT(secret -> builder().field("note", new StringBuilder(secret))),
        FIELD_OF_LIST(secret -> builder().field("note", List.of("a", secret))),
        THREAD(secret -> builder().thread(secret)),
        TRACE(secret -> builder().traceId(secret)),
        EXCEPTION(secret -> builder().thrown(TestThrowables.shortened(new IllegalStateException(secret)))),
        CAUSE(secret -> builder()
                .thrown(TestThrowables.shortened(new IllegalStateException(new IllegalArgumentException(secret))))),
        SUPPRESSED(secret -> {
            RuntimeException outer = new IllegalStateException("outer");
            outer.addSuppressed(new IllegalArgumentException("inner", new IOException(secret)));
            return builder().thrown(TestThrowables.shortened(outer));
        });

        private final Function<String, LogRecordBuilder> event;

        Place(Function<String, LogRecordBuilder> event) {
            this.event = event;
        }

        LogRecord with(String secret) {
            return event.apply(secret).build();
        }
    }

    private static LogRecordBuilder builder() {
        return LogRecord.builder(WHEN, LogLevel.WARN, "ai.example.Store").thread("worker-1");
    }

    private static String texts(byte[] line) {
        StringBuilder out = new StringBuilder();
        try (JsonParser parser = JSON.createParser(line)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.VALUE_STRING || token == JsonToken.FIELD_NAME || token.isNumeric()) {
                    out.append(parser.getText()).append('\n');
                }
            }
        } catch (IOException e) {
            throw new AssertionError(new String(line, StandardCharsets.UTF_8), e);
        }
        return out.toString();
    }

    @ParameterizedTest
    @EnumSource
    void nothingSensitiveIsWritten(Place place) {
        List<String> told = new ArrayList<>();
        for (CorpusLine line : MaskingCorpus.read()) {
            if (line.holdsNothing()) {
                continue;
            }
            LogRecord record = place.with(line.text());
            String inJson = texts(json.processLog(record));
            String inText = new String(text.processLog(record), StandardCharsets.UTF_8);
            for (String secret : line.secrets()) {
                // Shorter ones can stand in a stack trace or a time by chance.
                if (secret.length() > 4 && (inJson.contains(secret) || inText.contains(secret))) {
                    told.add(line.kind() + ": " + line.text() + " -> " + inText);
                }
            }
        }
        assertThat(told).isEmpty();
    }

    @Test
    void anArgumentThatIsASecretBehindItsKeyInTheMessageIsMaskedAmongTheArgumentsToo() {
        LogRecord record = builder()
                .format("user {} logs in with password={} and pin: {}", "ali", "whale and calf".replace(' ', '-'), 4711)
                .build();

        LogRecord masked = sensitiveData.mask(record);

        assertThat(masked.message()).isEqualTo("user ali logs in with password=*** and pin: ***");
        assertThat(masked.arguments()).containsExactly("ali", "***", "***");
        assertThat(texts(json.processLog(record))).contains("ali").doesNotContain("calf", "4711");
    }

    @Test
    void valuesOfKeysThatNameSecretsAreMaskedWhateverTheyAre() {
        LogRecord record = builder()
                .context(Map.of("sessionId", "kq7", "model", "m-1"))
                .field("apiKey", "x")
                .field("user.pin", 4711)
                .field("password", List.of("whale", "calf"))
                .field("passwordSet", true)
                .build();

        LogRecord masked = sensitiveData.mask(record);

        assertThat(masked.context()).containsOnly(Map.entry("sessionId", "***"), Map.entry("model", "m-1"));
        assertThat(masked.fields())
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("apiKey", "***", "user.pin", "***", "password", "***", "passwordSet", true));
    }
}
