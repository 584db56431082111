// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.reporting.format;

import ai.smartwhale.balance.monitoring.reporting.model.Report;
import ai.smartwhale.balance.monitoring.reporting.model.ReportCell;
import ai.smartwhale.balance.monitoring.reporting.model.ReportChart;
import ai.smartwhale.balance.monitoring.reporting.model.ReportColumn;
import ai.smartwhale.balance.monitoring.reporting.model.ReportSection;
import ai.smartwhale.balance.monitoring.reporting.model.ReportTable;
import ai.smartwhale.balance.monitoring.reporting.trend.Forecast;
import ai.smartwhale.balance.monitoring.reporting.trend.ForecastPoint;
import ai.smartwhale.balance.monitoring.reporting.trend.TimeSeries;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.regex.Pattern;

/**
 * CSV after RFC 4180, one record for each number, so that one file with one head holds tables and charts: section,
 * part, row, column, unit, value. A text that a spreadsheet would run as a formula gets an apostrophe in front (OWASP).
 */
final class CsvFormat {

    private static final Pattern SEPARATORS = Pattern.compile("[\",;\\t\\r\\n]");
    /**
     * Also behind what separates cells where a comma separates decimals, as a quote within a cell does not hold there.
     */
    private static final Pattern FORMULA =
            Pattern.compile("(^|[;\\t\\n])(?=[\\s\"]*[=+\\-@\\uFF1D\\uFF0B\\uFF0D\\uFF20])");

    private final Writer out;

    private CsvFormat(Writer out) {
        this.out = out;
    }

    static void write(Report report, Writer out) throws IOException {
        CsvFormat format = new CsvFormat(out);
        format.record("section", "part", "row", "column", "unit", "value");
        format.about("title", guarded(report.request().title()));
        format.about("language", report.request().language().tag());
        format.about("zone", report.request().zone().getId());
        format.about("from", report.request().from().toString());
        format.about("to", report.request().to().toString());
        format.about("createdAt", report.createdAt().toString());
        for (ReportSection section : report.sections()) {
            for (String paragraph : section.paragraphs()) {
                format.record(section.title(), "", "", "", "", guarded(paragraph));
            }
            for (ReportTable table : section.tables()) {
                format.table(section.title(), table);
            }
            for (ReportChart chart : section.charts()) {
                format.chart(section.title(), chart);
            }
        }
    }

    private void about(String name, String value) throws IOException {
        record("", "report", "", name, "", value);
    }

    private void table(String section, ReportTable table) throws IOException {
        int number = 0;
        for (List<ReportCell> row : table.rows()) {
            number++;
            for (int i = 0; i < row.size(); i++) {
                ReportColumn column = table.columns().get(i);
                String value = CellText.canonical(row.get(i));
                record(
                        section,
                        table.title(),
                        Integer.toString(number),
                        column.name(),
                        column.unit(),
                        row.get(i) instanceof ReportCell.Text ? guarded(value) : value);
            }
        }
    }

    private void chart(String section, ReportChart chart) throws IOException {
        for (TimeSeries series : chart.series()) {
            double[] values = series.values();
            for (int i = 0; i < values.length; i++) {
                String at = series.timeOf(i).toString();
                String value = CellText.canonical(ReportCell.of(values[i]));
                record(section, chart.title(), at, series.name(), series.unit(), value);
            }
        }
        String unit = chart.series().get(0).unit();
        for (ForecastPoint point : chart.forecast().map(Forecast::points).orElse(List.of())) {
            String at = point.at().toString();
            record(section, chart.title(), at, "forecast", unit, number(point.value()));
            record(section, chart.title(), at, "forecast low 80", unit, number(point.low80()));
            record(section, chart.title(), at, "forecast high 80", unit, number(point.high80()));
            record(section, chart.title(), at, "forecast low 95", unit, number(point.low95()));
            record(section, chart.title(), at, "forecast high 95", unit, number(point.high95()));
        }
    }

    private static String number(double value) {
        return CellText.canonical(ReportCell.of(value));
    }

    private void record(String section, String part, String row, String column, String unit, String value)
            throws IOException {
        field(guarded(section), ',');
        field(guarded(part), ',');
        field(row, ',');
        field(guarded(column), ',');
        field(guarded(unit), ',');
        field(value, '\r');
        out.write('\n');
    }

    private void field(String text, char end) throws IOException {
        boolean quoted = SEPARATORS.matcher(text).find();
        out.write(quoted ? '"' + text.replace("\"", "\"\"") + '"' : text);
        out.write(end);
    }

    private static String guarded(String text) {
        return FORMULA.matcher(Shown.clean(text)).replaceAll("$1'");
    }
}
