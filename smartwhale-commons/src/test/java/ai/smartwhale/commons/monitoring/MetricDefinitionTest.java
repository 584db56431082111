// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.LimitExceededException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MetricDefinitionTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "queueDepth",
                "queue-depth",
                "queue:depth",
                "1queue",
                "_queue",
                "queue_",
                "queue__depth",
                "queue depth",
                "wait_milliseconds",
                "wait_ms",
                "size_kb",
                "size_kilobytes",
                "age_days",
                "requests_total",
                "my_gauge",
                "gauge_of_things_counter_x",
                "x_bucket",
                "x_count",
                "x_sum",
                "x_info",
                "x_created",
                "größe",
                "wait_s"
            })
    void namesThatPromtoolWouldComplainOfAreRefused(String name) {
        assertThatThrownBy(() -> MetricDefinition.gauge(name, "Help."))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining(name);
    }

    @Test
    void endingsBelongToTypes() {
        assertThatThrownBy(() -> MetricDefinition.counter("requests", "R.")).hasMessageContaining("_total");
        assertThatThrownBy(() -> MetricDefinition.timer("request_time", "R.")).hasMessageContaining("_seconds");
        assertThat(MetricDefinition.timer("run_seconds", "R.").unit()).isEqualTo(MetricUnit.SECONDS);
        assertThat(MetricDefinition.counter("read_bytes_total", "R.").unit()).isEqualTo(MetricUnit.BYTES);
        assertThat(MetricDefinition.gauge("load_ratio", "R.").unit()).isEqualTo(MetricUnit.RATIO);
        assertThat(MetricDefinition.gauge("depth", "R.").unit()).isEqualTo(MetricUnit.NONE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"le", "quantile", "__name", "modelId", "a-b", "", "0"})
    void labelNamesOutsideOfTheGrammarAreRefused(String label) {
        assertThatThrownBy(() -> MetricDefinition.gauge("depth", "Help.", label))
                .isInstanceOf(InvalidValueException.class);
    }

    @Test
    void limitsAreKept() {
        assertThatThrownBy(() -> MetricDefinition.gauge("d".repeat(201), "Help."))
                .isInstanceOf(LimitExceededException.class);
        assertThatThrownBy(() -> MetricDefinition.gauge("d", "h".repeat(1_001)))
                .isInstanceOf(LimitExceededException.class);
        assertThatThrownBy(() -> MetricDefinition.gauge("d", " ")).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> MetricDefinition.gauge("d", "h", "a", "a")).isInstanceOf(InvalidValueException.class);
        String[] many = IntStream.range(0, 17).mapToObj(i -> "l" + i).toArray(String[]::new);
        assertThatThrownBy(() -> MetricDefinition.gauge("d", "h", many)).isInstanceOf(LimitExceededException.class);
    }
}
