// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.reporting.format;

import static org.assertj.core.api.Assertions.assertThat;

import ai.smartwhale.balance.monitoring.reporting.SampleReports;
import ai.smartwhale.balance.monitoring.reporting.model.ExportFormat;
import ai.smartwhale.balance.monitoring.reporting.model.Report;
import ai.smartwhale.balance.monitoring.reporting.model.ReportCell;
import ai.smartwhale.balance.monitoring.reporting.model.ReportLanguage;
import ai.smartwhale.balance.monitoring.reporting.model.ReportSection;
import ai.smartwhale.balance.monitoring.reporting.model.ReportTable;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Element;

/** Each format is read back, and each of its cells compared with that of the report. */
class SameNumbersTest {

    private static Report report(ReportLanguage language) {
        return SampleReports.report(language, List.of("alpha", "beta 2", "gamma", "delta"));
    }

    private static List<ReportTable> tables(Report report) {
        return report.sections().stream()
                .flatMap(section -> section.tables().stream())
                .toList();
    }

    private static List<List<String>> canonical(ReportTable table) {
        return table.rows().stream()
                .map(row -> row.stream().map(CellText::canonical).toList())
                .toList();
    }

    /** With ASCII digits, as a program would read what a person is shown. */
    private static String plain(String shown) {
        String text = shown.equals("–") ? "" : shown;
        return text.chars()
                .mapToObj(c -> c >= 0x06F0 && c <= 0x06F9
                        ? Character.toString('0' + c - 0x06F0)
                        : c == 0x066B ? "." : Character.toString(c))
                .collect(Collectors.joining());
    }

    private static List<List<String>> shown(ReportTable table, CellText text) {
        return table.rows().stream()
                .map(row -> row.stream()
                        .map(cell -> cell instanceof ReportCell.Missing ? "" : plain(text.shown(cell)))
                        .toList())
                .toList();
    }

    @ParameterizedTest
    @EnumSource
    void json(ReportLanguage language) throws Exception {
        Report report = report(language);
        JsonNode root = new ObjectMapper().readTree(ReadBack.bytes(report, ExportFormat.JSON));
        assertThat(root.get("schemaVersion").asInt()).isEqualTo(Report.SCHEMA_VERSION);
        assertThat(root.get("title").asText()).isEqualTo(report.request().title());
        List<List<List<String>>> read = new ArrayList<>();
        for (JsonNode section : root.get("sections")) {
            for (JsonNode table : section.get("tables")) {
                List<List<String>> rows = new ArrayList<>();
                for (JsonNode row : table.get("rows")) {
                    List<String> cells = new ArrayList<>();
                    row.forEach(cell -> cells.add(cell.isNull() ? "" : cell.asText()));
                    rows.add(cells);
                }
                read.add(rows);
            }
        }
        // Numbers as the reader has them, 1.5E-9 for 1.5e-9.
        assertThat(numbers(read))
                .isEqualTo(numbers(
                        tables(report).stream().map(SameNumbersTest::canonical).toList()));
        JsonNode values = root.get("sections")
                .get(0)
                .get("charts")
                .get(0)
                .get("series")
                .get(0)
                .get("values");
        double[] measured =
                report.sections().get(0).charts().get(0).series().get(0).values();
        assertThat(values).hasSize(measured.length);
        for (int i = 0; i < measured.length; i++) {
            assertThat(values.get(i).decimalValue())
                    .isEqualByComparingTo(CellText.canonical(ReportCell.of(measured[i])));
        }
    }

    private static List<List<List<Object>>> numbers(List<List<List<String>>> tables) {
        return tables.stream()
                .map(rows -> rows.stream()
                        .map(row -> row.stream().map(SameNumbersTest::number).toList())
                        .toList())
                .toList();
    }

    private static Object number(String cell) {
        try {
            return Double.valueOf(cell);
        } catch (NumberFormatException text) {
            return cell;
        }
    }

    @ParameterizedTest
    @EnumSource
    void csv(ReportLanguage language) {
        Report report = report(language);
        List<List<String>> records = ReadBack.csv(ReadBack.text(report, ExportFormat.CSV));
        assertThat(records).allMatch(record -> record.size() == 6);
        assertThat(records.get(1))
                .containsExactly("", "report", "", "title", "", report.request().title());
        for (ReportSection section : report.sections()) {
            for (ReportTable table : section.tables()) {
                List<String> read = records.stream()
                        .filter(record -> record.get(1).equals(table.title())
                                && record.get(2).matches("[0-9]+"))
                        .map(record -> record.get(5))
                        .toList();
                assertThat(read)
                        .isEqualTo(
                                canonical(table).stream().flatMap(List::stream).toList());
            }
        }
        long points =
                records.stream().filter(record -> record.get(2).contains("T")).count();
        assertThat(points).isEqualTo(3 * (720 + 5 * 48));
    }

    @ParameterizedTest
    @EnumSource
    void html(ReportLanguage language) {
        Report report = report(language);
        List<Element> bodies = ReadBack.elements(ReadBack.html(report), "tbody");
        List<ReportTable> tables = tables(report);
        assertThat(bodies).hasSameSizeAs(tables);
        for (int t = 0; t < tables.size(); t++) {
            List<List<String>> machine = new ArrayList<>();
            List<List<String>> people = new ArrayList<>();
            for (Element row : ReadBack.children(bodies.get(t), "tr")) {
                machine.add(ReadBack.children(row, "td").stream()
                        .map(SameNumbersTest::value)
                        .toList());
                people.add(ReadBack.children(row, "td").stream()
                        .map(cell -> plain(cell.getTextContent()))
                        .toList());
            }
            assertThat(machine).isEqualTo(canonical(tables.get(t)));
            assertThat(people).isEqualTo(shown(tables.get(t), new CellText(report.request())));
        }
    }

    private static String value(Element cell) {
        for (Element data : ReadBack.children(cell, "data")) {
            return data.getAttribute("value");
        }
        for (Element time : ReadBack.children(cell, "time")) {
            return time.getAttribute("datetime");
        }
        return plain(cell.getTextContent());
    }

    @ParameterizedTest
    @EnumSource
    void markdown(ReportLanguage language) {
        Report report = report(language);
        List<List<List<String>>> read = new ArrayList<>();
        for (String line : ReadBack.text(report, ExportFormat.MARKDOWN).lines().toList()) {
            if (line.startsWith("| ---")) {
                read.add(new ArrayList<>());
            } else if (line.startsWith("|") && !read.isEmpty()) {
                read.get(read.size() - 1)
                        .add(ReadBack.markdownRow(line).stream()
                                .map(SameNumbersTest::plain)
                                .toList());
            }
        }
        // The heads of all tables but the first are read as the last rows of those before.
        List<ReportTable> tables = tables(report);
        assertThat(read).hasSameSizeAs(tables);
        for (int i = 0; i < tables.size(); i++) {
            List<List<String>> rows =
                    read.get(i).subList(0, tables.get(i).rows().size());
            assertThat(rows).isEqualTo(shown(tables.get(i), new CellText(report.request())));
        }
    }

    @ParameterizedTest
    @EnumSource
    void pdf(ReportLanguage language) {
        Report report = report(language);
        CellText text = new CellText(report.request());
        List<String> lines = ReadBack.pdfLines(report).stream()
                .map(line -> Normalizer.normalize(line, Normalizer.Form.NFKC))
                .toList();
        for (ReportTable table : tables(report)) {
            for (List<ReportCell> row : table.rows()) {
                List<String> words = row.stream()
                        .flatMap(cell -> List.of(text.shown(cell).split(" ", -1)).stream())
                        .sorted()
                        .toList();
                // From right to left the order of the cells is turned round; what they are is not.
                assertThat(lines)
                        .as("a line with %s", words)
                        .anySatisfy(line -> assertThat(
                                        List.of(line.split(" ", -1)).stream().sorted())
                                .isEqualTo(words));
            }
        }
    }
}
