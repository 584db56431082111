// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.cli.trace;

import static org.assertj.core.api.Assertions.assertThat;

import ai.smartwhale.balance.cli.SharedData;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The real traces, with the counts that their descriptions give. */
class SharedTracesTest {

    private static final TraceLimits ALL = new TraceLimits(5_000_000, TraceLimits.ANY_TIME);

    private static Trace read(String path) throws IOException {
        return TraceFiles.read(SharedData.require(path), ALL);
    }

    @Test
    void readsTheAzureLlmTrace() throws IOException {
        Trace trace = read("llm-requests/AzureLLMInferenceTrace_conv.csv.gz");
        assertThat(trace.format()).isEqualTo(TraceFormat.AZURE_LLM);
        assertThat(trace.rows()).hasSize(19_366);
        assertThat(trace.length()).isBetween(Duration.ofMinutes(58), Duration.ofMinutes(60));
    }

    @Test
    void readsTheMooncakeTrace() throws IOException {
        Trace trace = read("llm-requests/mooncake_conversation_trace.jsonl.gz");
        assertThat(trace.format()).isEqualTo(TraceFormat.MOONCAKE);
        assertThat(trace.rows()).hasSize(12_031);
        assertThat(trace.rows().stream().map(TraceRow::content).distinct()).hasSize(7_373);
    }

    @Test
    void readsThePageViewsOfEachDay() throws IOException {
        Trace trace = read("web-pageviews/example_wp_log_peyton_manning.csv.gz");
        assertThat(trace.format()).isEqualTo(TraceFormat.PAGEVIEWS);
        assertThat(trace.rows().stream().map(row -> row.at().toDays()).distinct())
                .hasSize(2_905);
        assertThat(trace.rows()).hasSize(16_821);
    }

    @Test
    void readsTheInvocationsOfEachFunction() throws IOException {
        Trace trace = read("function-invocations/azure_functions_500x480min.csv.gz");
        assertThat(trace.format()).isEqualTo(TraceFormat.INVOCATIONS);
        assertThat(trace.rows()).hasSize(2_877_590);
        assertThat(trace.rows().stream().map(row -> row.model().orElseThrow()).distinct())
                .hasSizeLessThanOrEqualTo(349);
        assertThat(trace.length()).isLessThan(Duration.ofMinutes(480));
    }
}
