// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.reporting.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.smartwhale.balance.monitoring.reporting.SampleReports;
import ai.smartwhale.balance.monitoring.reporting.model.ExportFormat;
import ai.smartwhale.balance.monitoring.reporting.model.Report;
import ai.smartwhale.balance.monitoring.reporting.model.ReportCell;
import ai.smartwhale.balance.monitoring.reporting.model.ReportChart;
import ai.smartwhale.balance.monitoring.reporting.model.ReportColumn;
import ai.smartwhale.balance.monitoring.reporting.model.ReportLanguage;
import ai.smartwhale.balance.monitoring.reporting.model.ReportSection;
import ai.smartwhale.balance.monitoring.reporting.model.ReportTable;
import ai.smartwhale.balance.monitoring.reporting.trend.TimeSeries;
import ai.smartwhale.commons.InvalidValueException;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class ReportFormatsTest {

    private static final Report REPORT = SampleReports.report(ReportLanguage.ENGLISH, List.of("alpha", "beta"));

    private static Report with(ReportSection... sections) {
        return new Report(SampleReports.request(ReportLanguage.ENGLISH), SampleReports.TO, List.of(sections));
    }

    private static TimeSeries series(double... values) {
        return new TimeSeries("a", "", SampleReports.FROM, Duration.ofHours(1), values);
    }

    @ParameterizedTest
    @EnumSource
    void theSameReportGivesTheSameBytes(ExportFormat format) {
        assertThat(ReadBack.bytes(REPORT, format)).isEqualTo(ReadBack.bytes(REPORT, format));
    }

    @ParameterizedTest
    @EnumSource
    void emptyReportsAndOddSeriesAreWritten(ExportFormat format) {
        assertThat(ReadBack.bytes(with(), format)).isNotEmpty();
        ReportTable empty = new ReportTable("none", List.of(new ReportColumn("a", "")), List.of());
        List<ReportChart> charts = List.of(
                new ReportChart("nothing", List.of(series()), Optional.empty(), List.of()),
                new ReportChart("missing", List.of(series(Double.NaN, Double.NaN)), Optional.empty(), List.of()),
                new ReportChart("one", List.of(series(5)), Optional.empty(), List.of()),
                new ReportChart("constant", List.of(series(3, 3, 3)), Optional.empty(), List.of()),
                new ReportChart("tiny", List.of(series(1e-300, 2e-300)), Optional.empty(), List.of()),
                new ReportChart("huge", List.of(series(-1e100, 1e100)), Optional.empty(), List.of()),
                new ReportChart("close", List.of(series(1e15, 1e15 + 1)), Optional.empty(), List.of()),
                new ReportChart("gap", List.of(series(1, Double.NaN, 2)), Optional.empty(), List.of()),
                new ReportChart("two", List.of(series(1, 2), series(2, 1)), Optional.empty(), List.of()));
        byte[] written = ReadBack.bytes(with(new ReportSection("s", List.of("", " "), charts, List.of(empty))), format);
        assertThat(written).isNotEmpty();
        assertThat(new String(written, StandardCharsets.UTF_8)).doesNotContain("NaN", "Infinity");
    }

    @Test
    void chartsAreDrawnFromEdgeToEdgeAndSaidInWords() {
        Document page = ReadBack.html(REPORT);
        List<Element> figures = ReadBack.elements(page, "figure");
        assertThat(figures).hasSize(2);
        for (Element figure : figures) {
            Element svg = ReadBack.children(figure, "svg").get(0);
            Element caption = ReadBack.children(figure, "figcaption").get(0);
            assertThat(svg.getAttribute("role")).isEqualTo("img");
            assertThat(svg.getAttribute("aria-labelledby")).isEqualTo(caption.getAttribute("id"));
            assertThat(caption.getTextContent()).contains("Least: ", "Most: ", "Last: ", "Forecast: ");
            List<String> labels = ReadBack.children(svg, "text").stream()
                    .map(Element::getTextContent)
                    .toList();
            assertThat(labels).contains("0", "100", "200", "2025-10-22 00:00", "2025-11-22 23:00");
            assertThat(ReadBack.children(svg, "path")).hasSize(4);
        }
        assertThat(ReadBack.elements(page, "th"))
                .allMatch(head -> head.getAttribute("scope").equals("col"));
    }

    @Test
    void aPeakOfOneValueAmongManyIsDrawn() {
        double[] values = new double[100_000];
        values[61_803] = 1_000;
        ReportChart chart = new ReportChart("peak", List.of(series(values)), Optional.empty(), List.of());
        String page =
                ReadBack.text(with(new ReportSection("s", List.of(), List.of(chart), List.of())), ExportFormat.HTML);
        assertThat(page).contains(" 12L").hasSizeLessThan(60_000);
    }

    @Test
    void longTablesRepeatTheirHeadOnEachPageAndWideOnesGoOnBelow() {
        List<ReportColumn> columns = IntStream.range(0, 40)
                .mapToObj(i -> new ReportColumn("column" + i, ""))
                .toList();
        List<List<ReportCell>> rows = new ArrayList<>();
        for (int i = 0; i < 120; i++) {
            rows.add(Collections.nCopies(40, ReportCell.of(100_000L + i)));
        }
        ReportTable table = new ReportTable("wide", columns, rows);
        List<String> lines = ReadBack.pdfLines(with(new ReportSection("s", List.of(), List.of(), List.of(table))));
        long heads = lines.stream().filter(line -> line.startsWith("column0 ")).count();
        assertThat(heads).as("on each of at least 3 pages, in 2 parts").isGreaterThanOrEqualTo(6);
        for (int i = 0; i < 40; i++) {
            String column = "column" + i;
            assertThat(lines).anyMatch(line -> (line + " ").contains(column + " "));
        }
        long cells = lines.stream()
                .flatMap(line -> List.of(line.split(" ", -1)).stream())
                .filter("100119"::equals)
                .count();
        assertThat(cells).as("all 40, and the first again on each further part").isGreaterThanOrEqualTo(40);
    }

    @Test
    void aTextWiderThanItsColumnIsWrappedWhole() {
        String name = "x".repeat(300) + ' ' + "word ".repeat(60).strip();
        ReportTable table =
                new ReportTable("t", List.of(new ReportColumn("name", "")), List.of(List.of(ReportCell.of(name))));
        String read =
                String.join("", ReadBack.pdfLines(with(new ReportSection("s", List.of(), List.of(), List.of(table)))));
        assertThat(read.chars().filter(c -> c == 'x').count()).isEqualTo(300);
        assertThat(read.replace(" ", "").split("word", -1)).hasSize(61);
    }

    @Test
    void nullsAreNamed() {
        assertThatThrownBy(() -> ReportFormats.write(REPORT, ExportFormat.CSV, null, new ByteArrayOutputStream()))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("font");
    }
}
