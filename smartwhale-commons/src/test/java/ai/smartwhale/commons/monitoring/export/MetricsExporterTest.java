// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.monitoring.export;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.monitoring.Counter;
import ai.smartwhale.commons.monitoring.ManualTime;
import ai.smartwhale.commons.monitoring.MetricDefinition;
import ai.smartwhale.commons.monitoring.MetricFamily;
import ai.smartwhale.commons.monitoring.MetricsCollector;
import ai.smartwhale.commons.monitoring.MetricsCollectorConfig;
import ai.smartwhale.commons.monitoring.Timer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MetricsExporterTest {

    private final ManualTime time = new ManualTime();
    private final MetricsCollector collector = MetricsCollector.create(
            MetricsCollectorConfig.builder().longestLabelValue(65_536).build(), time, time);

    @TempDir
    Path folder;

    /** Every kind, with label values that nobody should use. */
    private void fill() {
        MetricFamily<Counter> counters = collector.counters(
                MetricDefinition.counter("read_bytes_total", "Bytes \\ \"read\"\nin all.", "source"));
        for (String value : List.of(
                "plain",
                "",
                "new\nline",
                "quo\"te",
                "back\\slash",
                "\\n",
                "\ud800",
                "x\udc00y",
                "سلام",
                "😀",
                "a".repeat(10 * 1024),
                "\r\n\t\u0000",
                "{}=,",
                "__overflow__")) {
            counters.with(value).increment();
        }
        Random random = new Random(11);
        for (int i = 0; i < 300; i++) {
            char[] text = new char[random.nextInt(20)];
            for (int at = 0; at < text.length; at++) {
                int kind = random.nextInt(4);
                text[at] =
                        (char) (kind == 0 ? "\n\"\\{}".charAt(random.nextInt(5)) : random.nextInt(1 << (4 * kind + 4)));
            }
            counters.with(new String(text)).add(i);
        }
        collector.gauge("load_ratio", "Load.").set(0.25);
        collector.gauge("temperature_celsius", "Temperature.").set(-1e-7);
        collector
                .gauges(MetricDefinition.gauge("depth", "Depth.", "a", "b"))
                .with("1", "2")
                .set(1e20);
        MetricFamily<Timer> timers = collector.timers(MetricDefinition.timer("run_seconds", "Runs.", "model"));
        for (int i = 1; i <= 1_000; i++) {
            timers.with("m").record(Duration.ofMillis(i));
        }
        timers.with("idle");
    }

    @ParameterizedTest
    @EnumSource(TimerStyle.class)
    void promtoolHasNothingToSay(TimerStyle style) throws Exception {
        fill();
        MetricsExporter exporter = MetricsExporter.create(collector, ExporterConfig.with(style));
        Path file = folder.resolve("metrics");
        Files.write(file, exporter.export(ExportFormat.PROMETHEUS));
        assertThat(Promtool.run(file, "check", "metrics")).isEqualTo(new Promtool.Said(0, ""));
    }

    @ParameterizedTest
    @EnumSource(TimerStyle.class)
    void theServersOwnReaderTakesOpenMetrics(TimerStyle style) throws Exception {
        fill();
        MetricsExporter exporter = MetricsExporter.create(collector, ExporterConfig.with(style));
        String text = new String(exporter.export(ExportFormat.OPEN_METRICS), UTF_8);
        // It imports only samples that say when they were taken.
        String dated = Stream.of(text.split("\n"))
                .map(line -> line.startsWith("#") ? line : line + " 1767225600")
                .collect(Collectors.joining("\n", "", "\n"));
        Path file = folder.resolve("metrics");
        Files.writeString(file, dated);
        Promtool.Said said = Promtool.run(
                file,
                "tsdb",
                "create-blocks-from",
                "openmetrics",
                file.toString(),
                folder.resolve("data").toString());
        assertThat(said.status()).as(said.text()).isZero();
        // Without it the dump takes the folder for none of a server.
        Files.createDirectories(folder.resolve("data/wal"));
        Promtool.Said series =
                Promtool.run(file, "tsdb", "dump", folder.resolve("data").toString());
        assertThat(series.text())
                .contains("read_bytes_total")
                .contains("run_seconds_count")
                .contains("سلام");
        assertThat(series.text()
                        .lines()
                        .filter(line -> line.startsWith("{__name__=\"read_bytes_total\""))
                        .count())
                .isEqualTo(counterSeries());
    }

    private long counterSeries() {
        return collector
                .collectMetrics()
                .metric("read_bytes_total")
                .orElseThrow()
                .series()
                .size();
    }

    @Test
    void theTextIsWhatTheFormatsSay() {
        collector
                .counters(MetricDefinition.counter("jobs_total", "Jobs.", "kind"))
                .with("a\"b\\c\nd")
                .add(3);
        collector.timer("run_seconds", "Runs.").record(Duration.ofMillis(30));
        ExporterConfig config = new ExporterConfig(
                TimerStyle.HISTOGRAM, List.of(Duration.ofMillis(10), Duration.ofSeconds(1)), List.of(0.5));
        MetricsExporter exporter = MetricsExporter.create(collector, config);
        assertThat(new String(exporter.export(ExportFormat.PROMETHEUS), UTF_8)).isEqualTo("""
                # HELP jobs_total Jobs.
                # TYPE jobs_total counter
                jobs_total{kind="a\\"b\\\\c\\nd"} 3
                # HELP run_seconds Runs.
                # TYPE run_seconds histogram
                run_seconds_bucket{le="0.01"} 0
                run_seconds_bucket{le="1.0"} 1
                run_seconds_bucket{le="+Inf"} 1
                run_seconds_sum 0.03
                run_seconds_count 1
                """);
        MetricsExporter summaries = MetricsExporter.create(
                collector, new ExporterConfig(TimerStyle.SUMMARY, config.bounds(), List.of(0.5)));
        assertThat(new String(summaries.export(ExportFormat.OPEN_METRICS), UTF_8))
                .isEqualTo("""
                # HELP jobs Jobs.
                # TYPE jobs counter
                jobs_total{kind="a\\"b\\\\c\\nd"} 3
                # HELP run_seconds Runs.
                # TYPE run_seconds summary
                # UNIT run_seconds seconds
                run_seconds{quantile="0.5"} 0.03
                run_seconds_sum 0.03
                run_seconds_count 1
                # EOF
                """);
        assertThat(exporter.exportedNames())
                .contains("jobs_total", "run_seconds_bucket", "run_seconds_sum", "run_seconds_count")
                .doesNotContain("run_seconds");
        assertThat(summaries.exportedNames()).contains("run_seconds").doesNotContain("run_seconds_bucket");
    }

    @Test
    void jsonSaysTheSame() throws Exception {
        fill();
        JsonNode json =
                new ObjectMapper().readTree(MetricsExporter.create(collector).export(ExportFormat.JSON));
        assertThat(json.get("takenAt").asText()).isEqualTo(time.instant().toString());
        JsonNode run = json.get("metrics").findValuesAsText("name").contains("run_seconds")
                ? metric(json, "run_seconds").get("series").get(0)
                : null;
        assertThat(run).isNotNull();
        assertThat(run.at("/labels/model").asText()).isEqualTo("m");
        assertThat(run.get("count").asLong()).isEqualTo(1_000);
        assertThat(run.at("/recent/p95").asDouble()).isBetween(0.94, 0.96);
        assertThat(run.at("/recent/max").asDouble()).isEqualTo(1.0);
        assertThat(metric(json, "run_seconds").at("/series/1/recent").has("p95"))
                .isFalse();
        assertThat(metric(json, "read_bytes_total").get("unit").asText()).isEqualTo("bytes");
        assertThat(metric(json, "read_bytes_total").get("series").findValuesAsText("source"))
                .contains("new\nline", "quo\"te", "سلام", "\r\n\t\u0000");
    }

    private static JsonNode metric(JsonNode json, String name) {
        for (JsonNode metric : json.get("metrics")) {
            if (metric.get("name").asText().equals(name)) {
                return metric;
            }
        }
        throw new AssertionError(name);
    }

    @Test
    void settingsAreChecked() {
        List<Duration> bounds = List.of(Duration.ofSeconds(2), Duration.ofSeconds(1));
        assertThatThrownBy(() -> new ExporterConfig(TimerStyle.SUMMARY, bounds, List.of(0.5)))
                .isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() ->
                        new ExporterConfig(TimerStyle.SUMMARY, List.of(Duration.ofSeconds(1)), List.of(Double.NaN)))
                .isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> new ExporterConfig(TimerStyle.SUMMARY, List.of(), List.of(0.5)))
                .isInstanceOf(InvalidValueException.class);
    }
}
