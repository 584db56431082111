// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import ai.smartwhale.balance.cli.replay.GroupCount;
import ai.smartwhale.balance.cli.replay.Latency;
import ai.smartwhale.balance.cli.replay.LayerCount;
import ai.smartwhale.balance.cli.replay.PriorityCurve;
import ai.smartwhale.balance.cli.replay.ReplayResult;
import ai.smartwhale.balance.cli.replay.ReplayTotals;
import ai.smartwhale.balance.cli.replay.TimePoint;
import ai.smartwhale.messaging.Priority;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class HtmlReportTest {

    private static final String HOSTILE = "<script>alert('x')</script>&\"\u0000\u001b[31m";

    private static Latency latency(long count, long millis) {
        Duration duration = Duration.ofMillis(millis);
        return new Latency(
                count, duration, duration.multipliedBy(2), duration.multipliedBy(3), duration.multipliedBy(4));
    }

    private static ReplayResult result(String name, List<TimePoint> points, long lost) {
        GroupCount group = new GroupCount(name, 10, 8, 1, latency(8, 20));
        PriorityCurve curve = new PriorityCurve(
                Priority.HIGH,
                List.of(
                        new PriorityCurve.Point(0, Duration.ofMillis(2)),
                        new PriorityCurve.Point(100, Duration.ofMillis(300))));
        return new ReplayResult(
                Instant.parse("2026-01-02T10:00:00Z"),
                name,
                "Balance JSONL",
                true,
                "6x",
                Duration.ofSeconds(10),
                new ReplayTotals(1_234, 1_200, 900, 30, 4, 0, lost, 0, 9, 5, 12, 11),
                latency(1_200, 21),
                List.of(group),
                List.of(group, new GroupCount("quiet", 0, 0, 0, latency(0, 0))),
                List.of(group),
                List.of(new LayerCount("L1 (memory)", 900, 300, 0)),
                points,
                List.of(curve),
                Map.of(name, 3L));
    }

    private static List<TimePoint> points() {
        List<TimePoint> points = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            points.add(new TimePoint(Duration.ofMillis(250L * i), 60 + i, 58, i % 3, latency(i % 5, 10 + i)));
        }
        return points;
    }

    /** The report is HTML that is well-formed XML too, but for the doctype and the void elements of its head. */
    private static Document parse(String html) throws Exception {
        String xml = html.replaceFirst("<!DOCTYPE html>\n", "").replaceAll("<meta ([^>]*)>", "<meta $1/>");
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        return factory.newDocumentBuilder().parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
    }

    private static List<Element> elements(Document document, String tag) {
        NodeList nodes = document.getElementsByTagName(tag);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            elements.add((Element) nodes.item(i));
        }
        return elements;
    }

    @Test
    void asksForNothingFromAnywhere() {
        String html = HtmlReport.render(result("three-models.jsonl", points(), 0));
        assertThat(html)
                .doesNotContainPattern("https?:|//[a-z]|<script|<link|<img|<iframe|@import|url\\(|\\bsrc=|\\bhref=");
        assertThat(html).contains("default-src 'none'").contains("prefers-color-scheme: dark");
    }

    @Test
    void showsNamesOfStrangersAsText() throws Exception {
        String html = HtmlReport.render(result(HOSTILE, points(), 0));
        assertThat(html).doesNotContain("<script").doesNotContain("\u001b").doesNotContain("\u0000");
        Document document = parse(html);
        assertThat(elements(document, "td")).isNotEmpty();
        assertThat(elements(document, "th"))
                .extracting(Element::getTextContent)
                .contains(HOSTILE.replace('\u0000', '\ufffd').replace('\u001b', '\ufffd'));
    }

    @Test
    void describesEachPlotForThoseWhoCannotSeeIt() throws Exception {
        Document document = parse(HtmlReport.render(result("t", points(), 0)));
        List<Element> plots = elements(document, "svg");
        assertThat(plots).hasSize(4);
        Set<String> ids = new HashSet<>();
        for (Element plot : plots) {
            String[] labels = plot.getAttribute("aria-labelledby").split(" ");
            Element title = (Element) plot.getElementsByTagName("title").item(0);
            Element description = (Element) plot.getElementsByTagName("desc").item(0);
            assertThat(labels).containsExactly(title.getAttribute("id"), description.getAttribute("id"));
            assertThat(title.getTextContent()).isNotBlank();
            assertThat(description.getTextContent()).isNotBlank();
            assertThat(ids.add(title.getAttribute("id"))).isTrue();
        }
        assertThat(elements(document, "table"))
                .allMatch(table -> table.getElementsByTagName("caption").getLength() == 1);
        assertThat(elements(document, "th"))
                .allMatch(th -> th.getAttribute("scope").matches("row|col"));
    }

    @Test
    void drawsInsideItsFrame() {
        String html = HtmlReport.render(result("t", points(), 0));
        Matcher polylines = Pattern.compile("points=\"([^\"]*)\"").matcher(html);
        int points = 0;
        while (polylines.find()) {
            for (String point : polylines.group(1).trim().split(" ")) {
                String[] xy = point.split(",");
                assertThat(Double.parseDouble(xy[0])).isBetween(56.0, 708.0);
                assertThat(Double.parseDouble(xy[1])).isBetween(22.0, 220.0);
                points++;
            }
        }
        assertThat(points).isGreaterThan(200);
        assertThat(html).doesNotContain("NaN").doesNotContain("Infinity");
    }

    @Test
    void givesTheVerdictAndTheNumbers() {
        assertThat(HtmlReport.render(result("t", points(), 0)))
                .contains("Nothing lost, nothing delivered twice.")
                .contains("<th scope=\"row\">requests</th><td>1,234</td>");
        assertThat(HtmlReport.render(result("t", points(), 3))).contains("3 lost, 0 delivered twice.");
    }

    @Test
    void copesWithAReplayInWhichNothingHappened() throws Exception {
        String html = HtmlReport.render(result("t", List.of(), 0));
        assertThat(html).doesNotContain("NaN").doesNotContain("Infinity");
        assertThat(elements(parse(html), "svg")).hasSize(4);
    }
}
