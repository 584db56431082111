// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.cli.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.messaging.DataSource;
import ai.smartwhale.messaging.Priority;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TraceFilesTest {

    private static final TraceLimits ALL = new TraceLimits(1_000_000, TraceLimits.ANY_TIME);

    private static final String AZURE = """
            TIMESTAMP,ContextTokens,GeneratedTokens
            2023-11-16 18:15:46.6805900,374,44
            2023-11-16 18:15:50.9951690,396,109
            2023-11-16 18:16:46.6805900,374,500
            """;

    private static final String MOONCAKE = """
            {"timestamp": 0, "input_length": 6758, "output_length": 500, "hash_ids": [0, 14, 15]}
            {"timestamp": 3000, "input_length": 10, "output_length": 3, "hash_ids": [0]}
            {"timestamp": 3000, "input_length": 7322, "output_length": 90, "hash_ids": [0, 14, 99]}
            """;

    private static final String PAGEVIEWS = "\"ds\",\"y\"\n\"2007-12-10\",7.6\n\"2007-12-13\",1.0\n";

    private static final String INVOCATIONS = """
            HashOwner,HashApp,HashFunction,Trigger,480,481
            o,a,f1f1f1f1f1f1f1f1,http,2,0
            o,a,f2,timer,1,1
            """;

    private static Trace read(String text, TraceLimits limits) throws IOException {
        return TraceFiles.read("a trace", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), limits);
    }

    @Test
    void readsAzureRowsWithTimesFromTheFirst() throws IOException {
        Trace trace = read(AZURE, ALL);
        assertThat(trace.format()).isEqualTo(TraceFormat.AZURE_LLM);
        assertThat(trace.length()).isEqualTo(Duration.ofMinutes(1));
        assertThat(trace.rows())
                .extracting(TraceRow::content)
                .containsExactly("prompt-374", "prompt-396", "prompt-374");
        assertThat(trace.rows())
                .extracting(TraceRow::priority)
                .containsExactly(Priority.CRITICAL, Priority.MEDIUM, Priority.BACKGROUND);
    }

    @Test
    void tellsMooncakeConversationsApartByTheirFirstOwnBlock() throws IOException {
        Trace trace = read(MOONCAKE, ALL);
        assertThat(trace.format()).isEqualTo(TraceFormat.MOONCAKE);
        assertThat(trace.rows()).extracting(TraceRow::content).containsExactly("block-14", "block-0", "block-14");
        assertThat(trace.length()).isEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void spreadsTheViewsOfADayOverItAndLeavesMissingDaysEmpty() throws IOException {
        Trace trace = read(PAGEVIEWS, ALL);
        assertThat(trace.format()).isEqualTo(TraceFormat.PAGEVIEWS);
        // e^7.6 is 1,998 views, which are two requests; e^1 is 3 views, which is still one.
        assertThat(trace.rows())
                .extracting(TraceRow::at)
                .containsExactly(Duration.ZERO, Duration.ofHours(12), Duration.ofDays(3));
        assertThat(trace.rows()).extracting(TraceRow::source).containsOnly(Optional.of(DataSource.WIKI));
    }

    @Test
    void makesAModelOfEachFunctionAndSpreadsItsInvocations() throws IOException {
        Trace trace = read(INVOCATIONS, ALL);
        assertThat(trace.format()).isEqualTo(TraceFormat.INVOCATIONS);
        assertThat(trace.rows())
                .extracting(row -> row.model().orElseThrow(), row -> row.at().toSeconds())
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("fn-f1f1f1f1f1f1", 15L),
                        org.assertj.core.groups.Tuple.tuple("fn-f2", 30L),
                        org.assertj.core.groups.Tuple.tuple("fn-f1f1f1f1f1f1", 45L),
                        org.assertj.core.groups.Tuple.tuple("fn-f2", 90L));
        assertThat(trace.rows().get(0).priority()).isEqualTo(Priority.HIGH);
    }

    @Test
    void readsItsOwnFormatWithDefaultsForWhatIsMissing() throws IOException {
        Trace trace = read("""
                {"at_ms": 20, "key": "tides", "model": "reader", "source": "WIKI", "priority": 1}

                {"at_ms": 10, "key": "storms"}
                """, ALL);
        assertThat(trace.format()).isEqualTo(TraceFormat.BALANCE);
        assertThat(trace.rows())
                .containsExactly(
                        new TraceRow(
                                Duration.ofMillis(10), "storms", Optional.empty(), Optional.empty(), Priority.DEFAULT),
                        new TraceRow(
                                Duration.ofMillis(20),
                                "tides",
                                Optional.of("reader"),
                                Optional.of(DataSource.WIKI),
                                Priority.CRITICAL));
    }

    @ParameterizedTest
    @ValueSource(strings = {AZURE, MOONCAKE, PAGEVIEWS, INVOCATIONS})
    void readsPackedFilesAsThePlainOnes(String text) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        Trace trace = TraceFiles.read("a trace", new ByteArrayInputStream(packed.toByteArray()), ALL);
        assertThat(trace).isEqualTo(read(text, ALL));
        assertThat(read("\ufeff" + text.replace("\n", "\r\n"), ALL)).isEqualTo(read(text, ALL));
    }

    @ParameterizedTest
    @ValueSource(strings = {AZURE, MOONCAKE, PAGEVIEWS, INVOCATIONS})
    void stopsAtTheLimitsAndSaysSo(String text) throws IOException {
        Trace whole = read(text, ALL);
        assertThat(whole.cut()).isFalse();
        Trace two = read(text, new TraceLimits(2, TraceLimits.ANY_TIME));
        assertThat(two.rows()).isEqualTo(whole.rows().subList(0, 2));
        assertThat(two.cut()).isTrue();
        Duration first = whole.rows().get(0).at();
        Trace early = read(text, new TraceLimits(100, first.isZero() ? Duration.ofMillis(1) : first));
        assertThat(early.rows()).isNotEmpty().allMatch(row -> row.at().equals(first));
        assertThat(early.cut()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a,b,c|line 1: not a trace",
                "TIMESTAMP,ContextTokens,GeneratedTokens\\n2023-11-16 18:15:46,x,1|line 2: ContextTokens is 'x'",
                "TIMESTAMP,ContextTokens,GeneratedTokens\\nyesterday,1,1|line 2: TIMESTAMP is 'yesterday'",
                "TIMESTAMP,ContextTokens,GeneratedTokens|no request in the file",
                "ds,y\\n2007-12-10,NaN|line 2: y is not a number",
                "ds,y\\n2007-12-10,9\\n2007-12-09,9|line 3: is earlier than the first row",
                "{\"at_ms\": -1, \"key\": \"k\"}|at_ms is -1; expected milliseconds",
                "{\"at_ms\": 1, \"key\": \"k\", \"source\": \"moon\"}|source is 'moon'",
                "{\"at_ms\": 1, \"key\": \"k\", \"priority\": 9}|priority",
                "{\"timestamp\": 1, \"hash_ids\": [1]}\\n[]|line 2: is not a JSON object",
                "HashOwner,HashApp,HashFunction,Trigger,1\\no,a,f,http|line 2: has 4 fields; expected 5",
                "HashOwner,HashApp,HashFunction,Trigger,1\\no,a,f,http,-5|minute 0 is -5",
            })
    void saysWhichLineIsWrongAndWhatWasExpected(String text, String message) {
        assertThatThrownBy(() -> read(text.replace("\\n", "\n"), ALL))
                .isInstanceOf(TraceFormatException.class)
                .hasMessageContaining("a trace, line")
                .hasMessageContaining(message);
    }

    @Test
    void refusesAnEmptyFileAndALineWithoutEnd() {
        assertThatThrownBy(() -> read("\n\n", ALL)).hasMessageContaining("the file is empty");
        assertThatThrownBy(() -> read("x".repeat(2 << 20), ALL)).hasMessageContaining("longer than");
    }

    @Test
    void refusesInvocationsThatWouldFillTheMemory() {
        String hostile = "HashOwner,HashApp,HashFunction,Trigger,1\n" + "o,a,f,http,1000000\n".repeat(6);
        assertThatThrownBy(() -> read(hostile, ALL)).hasMessageContaining("more than 5000000 invocations");
    }

    @Test
    void limitsMustBeAboveZero() {
        assertThatThrownBy(() -> new TraceLimits(0, Duration.ofSeconds(1))).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> new TraceLimits(1, Duration.ZERO)).isInstanceOf(InvalidValueException.class);
    }
}
