// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.monitoring.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.LimitExceededException;
import ai.smartwhale.commons.monitoring.Counter;
import ai.smartwhale.commons.monitoring.ManualTime;
import ai.smartwhale.commons.monitoring.MetricDefinition;
import ai.smartwhale.commons.monitoring.MetricFamily;
import ai.smartwhale.commons.monitoring.MetricsCollector;
import ai.smartwhale.commons.monitoring.MetricsCollectorConfig;
import ai.smartwhale.commons.monitoring.dashboard.DashboardPanel.Query;
import ai.smartwhale.commons.monitoring.export.ExporterConfig;
import ai.smartwhale.commons.monitoring.export.MetricsExporter;
import ai.smartwhale.commons.monitoring.export.Promtool;
import ai.smartwhale.commons.monitoring.export.TimerStyle;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

class DashboardGeneratorTest {

    private static final String HOSTILE = "</svg><script>alert(\"1\")</script>&'\u202Eevil\u0001";

    private final ManualTime time = new ManualTime();
    private final MetricsCollector collector = MetricsCollector.create(MetricsCollectorConfig.defaults(), time, time);

    @TempDir
    Path folder;

    @BeforeEach
    void fill() {
        MetricFamily<Counter> jobs =
                collector.counters(MetricDefinition.counter("jobs_total", "Jobs <b>done</b>.", "model", "kind"));
        collector.timer("run_seconds", "Runs.").record(Duration.ofMillis(3));
        collector.gauge("load_ratio", "Load.").set(0.5);
        collector.counter("read_bytes_total", "Bytes.");
        for (int moment = 0; moment < 5; moment++) {
            for (int model = 0; model < 12; model++) {
                jobs.with("m" + model, HOSTILE).add((long) model * moment);
            }
            collector.timer("run_seconds", "Runs.").record(Duration.ofMillis(10 + moment));
            collector.storeMetrics(collector.collectMetrics());
            time.advance(Duration.ofSeconds(10));
        }
    }

    private DashboardGenerator generator(TimerStyle style) {
        return DashboardGenerator.create(collector, MetricsExporter.create(collector, ExporterConfig.with(style)));
    }

    private static JsonNode json(String text) throws Exception {
        return new ObjectMapper().readTree(text);
    }

    @ParameterizedTest
    @EnumSource(TimerStyle.class)
    void everyMetricHasAPanelThatTheServerCanRead(TimerStyle style) throws Exception {
        DashboardGenerator generator = generator(style);
        JsonNode dashboard = json(generator.grafana(generator.standard("Balance")));
        assertThat(dashboard.path("panels")).hasSize(collector.definitions().size());
        Set<Integer> ids = new HashSet<>();
        StringBuilder rules = new StringBuilder("groups:\n- name: all\n  rules:\n");
        for (JsonNode panel : dashboard.path("panels")) {
            assertThat(ids.add(panel.path("id").asInt())).isTrue();
            assertThat(panel.path("datasource").path("uid").asText()).isEqualTo("${datasource}");
            for (JsonNode target : panel.path("targets")) {
                String expression = target.path("expr").asText().replace("$__rate_interval", "5m");
                rules.append("  - record: r")
                        .append(rules.length())
                        .append("\n    expr: '")
                        .append(expression)
                        .append("'\n");
            }
        }
        Path file = Files.writeString(folder.resolve("rules.yml"), rules);
        Promtool.Said said = Promtool.run(file, "check", "rules", file.toString());
        assertThat(said.status()).as(said.text() + rules).isZero();
        assertThat(said.text()).contains("SUCCESS");
    }

    @Test
    void theDashboardIsTheSameEachTimeAndHasItsVariable() throws Exception {
        DashboardGenerator generator = generator(TimerStyle.HISTOGRAM);
        String first = generator.grafana(generator.standard("Balance"));
        assertThat(generator.grafana(generator.standard("Balance"))).isEqualTo(first);
        JsonNode dashboard = json(first);
        assertThat(dashboard.path("uid").asText()).matches("[a-z0-9-]{1,40}");
        assertThat(json(generator.grafana(generator.standard("Another"))).path("uid"))
                .isNotEqualTo(dashboard.path("uid"));
        assertThat(dashboard.path("schemaVersion").asInt()).isEqualTo(41);
        JsonNode variable = dashboard.path("templating").path("list").path(0);
        assertThat(variable.path("type").asText()).isEqualTo("datasource");
        assertThat(variable.path("query").asText()).isEqualTo("prometheus");
        assertThat(dashboard.path("panels").findValuesAsText("expr"))
                .contains("sum by (model, kind) (rate(jobs_total[$__rate_interval]))", "load_ratio")
                .anyMatch(expression -> expression.contains("run_seconds_bucket"));
        assertThat(dashboard.path("panels").findValuesAsText("unit")).contains("ops", "Bps", "s", "percentunit");
    }

    @Test
    void aQueryOfWhatIsNotExportedIsRefused() {
        DashboardGenerator histograms = generator(TimerStyle.HISTOGRAM);
        DashboardSpec spec = DashboardSpec.of(
                "x", List.of(new DashboardPanel("p", "", "s", List.of(new Query("rate(job_total[5m])", "")))));
        assertThatThrownBy(() -> histograms.grafana(spec)).isInstanceOfSatisfying(UnknownMetricException.class, e -> {
            assertThat(e.metric()).isEqualTo("job_total");
            assertThat(e.query()).isEqualTo("rate(job_total[5m])");
        });
        DashboardSpec buckets = histograms.standard("x");
        assertThatThrownBy(() -> generator(TimerStyle.SUMMARY).grafana(buckets))
                .isInstanceOf(UnknownMetricException.class)
                .hasMessageContaining("run_seconds_bucket");
    }

    @Test
    void thePageIsWellFormedAndLoadsNothing() throws Exception {
        String page = generator(TimerStyle.HISTOGRAM).html("Balance " + HOSTILE);
        assertThat(page).startsWith("<!doctype html>").doesNotContain("<script").doesNotContain("\u202E");
        assertThat(page).contains("Content-Security-Policy", "default-src &#39;none&#39;", "prefers-color-scheme:dark");
        assertThat(page).doesNotContainPattern("(?i)(src|href|url)\\s*[=(]").doesNotContain("style=\"");
        assertThat(page).contains("and 4 more", "Jobs &lt;b&gt;done&lt;/b&gt;.", "p99", "/s");
        Document document = xml(page.replace("<!doctype html>", "").replaceAll("<meta([^>]*)>", "<meta$1/>"));
        assertThat(document.getElementsByTagName("figure").getLength()).isEqualTo(4);
        assertThat(document.getElementsByTagName("h1").item(0).getTextContent())
                .isEqualTo("Balance </svg><script>alert(\"1\")</script>&'\uFFFDevil\uFFFD");
    }

    static Document xml(String text) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        return factory.newDocumentBuilder().parse(new InputSource(new StringReader(text)));
    }

    @Test
    void theStyleIsTheOneThatThePolicyAllows() throws Exception {
        String page = generator(TimerStyle.HISTOGRAM).html("x");
        String style = page.substring(page.indexOf("<style>") + 7, page.indexOf("</style>"));
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(style.getBytes(StandardCharsets.UTF_8));
        assertThat(page)
                .contains("sha256-" + Base64.getEncoder().encodeToString(hash).replace("&", "&amp;"));
    }

    @Test
    void aCollectorThatRemembersNothingHasAPageThatSaysSo() {
        MetricsCollector empty = MetricsCollector.create();
        assertThat(DashboardGenerator.create(empty, MetricsExporter.create(empty))
                        .html("x"))
                .contains("Nothing is remembered yet");
    }

    @Test
    void whatCannotBeIsRefused() {
        List<Query> many = Collections.nCopies(27, new Query("load_ratio", ""));
        assertThatThrownBy(() -> new DashboardPanel("t", "", "s", many)).isInstanceOf(LimitExceededException.class);
        assertThatThrownBy(() -> new DashboardPanel("t", "", "s", List.of())).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> DashboardSpec.of(" ", List.of())).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> new DashboardSpec("t", Duration.ofMillis(1), Duration.ofHours(1), List.of()))
                .isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> generator(TimerStyle.SUMMARY).html(" ")).isInstanceOf(InvalidValueException.class);
    }
}
