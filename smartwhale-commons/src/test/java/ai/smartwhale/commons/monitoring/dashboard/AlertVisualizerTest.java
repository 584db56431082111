// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.monitoring.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.LimitExceededException;
import ai.smartwhale.commons.monitoring.Gauge;
import ai.smartwhale.commons.monitoring.ManualTime;
import ai.smartwhale.commons.monitoring.MetricsCollector;
import ai.smartwhale.commons.monitoring.MetricsCollectorConfig;
import ai.smartwhale.commons.resource.AlertSeverity;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class AlertVisualizerTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final ManualTime time = new ManualTime();
    private final MetricsCollector collector = MetricsCollector.create(MetricsCollectorConfig.defaults(), time, time);
    private final AlertVisualizer visualizer = AlertVisualizer.create(collector);

    private static AlertInterval alert(String name, AlertSeverity severity, long from, long to) {
        Optional<Instant> end = to == -1 ? Optional.empty() : Optional.of(START.plusSeconds(to));
        return new AlertInterval(name, severity, START.plusSeconds(from), end);
    }

    private static double number(Element element, String attribute) {
        return Double.parseDouble(element.getAttribute(attribute));
    }

    @Test
    void barsLieWhereTheAlertsFired() throws Exception {
        Document svg = DashboardGeneratorTest.xml(visualizer.timeline(
                List.of(
                        alert("second", AlertSeverity.CRITICAL, 50, -1),
                        alert("first <b>", AlertSeverity.WARNING, 0, 25),
                        alert("first <b>", AlertSeverity.WARNING, 75, 76),
                        alert("before", AlertSeverity.INFO, -50, -10),
                        alert("after", AlertSeverity.INFO, 200, 210)),
                START,
                START.plusSeconds(100)));
        NodeList bars = svg.getElementsByTagName("rect");
        assertThat(bars.getLength()).isEqualTo(3);
        Element first = (Element) bars.item(0);
        Element second = (Element) bars.item(1);
        Element last = (Element) bars.item(2);
        double quarter = number(first, "width");
        assertThat(number(second, "x") - number(first, "x")).isCloseTo(2 * quarter, within(0.2));
        assertThat(number(second, "width")).isCloseTo(2 * quarter, within(0.2));
        assertThat(number(last, "y")).isEqualTo(number(first, "y"));
        assertThat(number(second, "y")).isGreaterThan(number(first, "y"));
        assertThat(second.getAttribute("fill")).isNotEqualTo(first.getAttribute("fill"));
        assertThat(first.getTextContent()).isEqualTo("first <b> (WARNING) 2026-01-01T00:00:00Z – 2026-01-01T00:00:25Z");
        assertThat(second.getTextContent()).endsWith("now");
    }

    @Test
    void thresholdsAndBandsLieOverTheMetric() throws Exception {
        Gauge load = collector.gauge("load_ratio", "Load.");
        for (int i = 0; i <= 10; i++) {
            load.set(i / 10.0);
            collector.storeMetrics(collector.collectMetrics());
            time.advance(Duration.ofSeconds(10));
        }
        Document svg = DashboardGeneratorTest.xml(visualizer.overMetric(
                "load_ratio",
                List.of(new AlertThreshold("high", AlertSeverity.WARNING, 0.8)),
                List.of(alert("hot", AlertSeverity.WARNING, 80, -1))));
        String[] points = ((Element) svg.getElementsByTagName("path").item(0))
                .getAttribute("d")
                .replace('M', ' ')
                .trim()
                .split("L", -1);
        assertThat(points).hasSize(10);
        NodeList lines = svg.getElementsByTagName("line");
        double threshold = number((Element) lines.item(lines.getLength() - 1), "y1");
        assertThat(Double.parseDouble(points[7].split(" ", -1)[1])).isEqualTo(threshold);
        Element band = (Element) svg.getElementsByTagName("rect").item(0);
        assertThat(number(band, "x")).isEqualTo(Double.parseDouble(points[7].split(" ", -1)[0]));
        assertThat(svg.getDocumentElement().getTextContent()).contains("high 80 %", "hot (WARNING)");
    }

    @Test
    void extremesStayWithinTheDrawing() throws Exception {
        Gauge load = collector.gauge("load", "Load.");
        for (double value : new double[] {-Double.MAX_VALUE, Double.MAX_VALUE, 0, 1e-300, -5, 1e16, 1e16 + 2}) {
            load.set(value);
            collector.storeMetrics(collector.collectMetrics());
            time.advance(Duration.ofNanos(1));
        }
        String svg = visualizer.overMetric("load", List.of(), List.of());
        assertThat(svg).doesNotContain("NaN").doesNotContain("Infinity");
        DashboardGeneratorTest.xml(svg);
    }

    @Test
    void whatCannotBeIsRefused() {
        Instant end = START.plusSeconds(1);
        assertThatThrownBy(() -> visualizer.timeline(List.of(), end, START)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> visualizer.overMetric("nothing", List.of(), List.of()))
                .isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> alert("a", AlertSeverity.INFO, 5, 4)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> new AlertThreshold("a", AlertSeverity.INFO, Double.NaN))
                .isInstanceOf(InvalidValueException.class);
        List<AlertInterval> many = Collections.nCopies(10_001, alert("a", AlertSeverity.INFO, 0, 1));
        assertThatThrownBy(() -> visualizer.timeline(many, START, end)).isInstanceOf(LimitExceededException.class);
    }
}
