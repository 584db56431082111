// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.reporting.format;

import ai.smartwhale.balance.monitoring.reporting.model.Report;
import ai.smartwhale.balance.monitoring.reporting.model.ReportCell;
import ai.smartwhale.balance.monitoring.reporting.model.ReportChart;
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
            Pattern.compile("(^|[;\\t\\n])(?=[ \\u00A0\"]*[=+\\-@\\uFF1D\\uFF0B\\uFF0D\\uFF20])");

    private final Writer out;

    private CsvFormat(Writer out) {
        this.out = out;
    }

    static void write(Report report, Writer out) throws IOException {
        CsvFormat format = new CsvFormat(out);
        format.end("section,part,row,column,unit,value");
        format.about("title", guarded(report.request().title()));
        format.about("language", report.request().language().tag());
        format.about("zone", report.request().zone().getId());
        format.about("from", report.request().from().toString());
        format.about("to", report.request().to().toString());
        format.about("createdAt", report.createdAt().toString());
        for (ReportSection section : report.sections()) {
            for (String paragraph : section.paragraphs()) {
                format.end(guarded(section.title()) + ",,,,," + guarded(paragraph));
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
        end(",report,," + name + ",," + value);
    }

    private void table(String section, ReportTable table) throws IOException {
        String part = guarded(section) + ',' + guarded(table.title()) + ',';
        List<String> heads = table.columns().stream()
                .map(column -> guarded(column.name()) + ',' + guarded(column.unit()) + ',')
                .toList();
        int number = 0;
        for (List<ReportCell> row : table.rows()) {
            number++;
            for (int i = 0; i < row.size(); i++) {
                String value = CellText.canonical(row.get(i));
                out.write(part);
                out.write(Integer.toString(number));
                out.write(',');
                out.write(heads.get(i));
                end(row.get(i) instanceof ReportCell.Text ? guarded(value) : value);
            }
        }
    }

    private void chart(String section, ReportChart chart) throws IOException {
        String part = guarded(section) + ',' + guarded(chart.title()) + ',';
        for (TimeSeries series : chart.series()) {
            String head = ',' + guarded(series.name()) + ',' + guarded(series.unit()) + ',';
            double[] values = series.values();
            for (int i = 0; i < values.length; i++) {
                point(part, series.timeOf(i).toString(), head, values[i]);
            }
        }
        String unit = ',' + guarded(chart.series().get(0).unit()) + ',';
        for (ForecastPoint point : chart.forecast().map(Forecast::points).orElse(List.of())) {
            String at = point.at().toString();
            point(part, at, ",forecast" + unit, point.value());
            point(part, at, ",forecast low 80" + unit, point.low80());
            point(part, at, ",forecast high 80" + unit, point.high80());
            point(part, at, ",forecast low 95" + unit, point.low95());
            point(part, at, ",forecast high 95" + unit, point.high95());
        }
    }

    private void point(String part, String at, String head, double value) throws IOException {
        out.write(part);
        out.write(at);
        out.write(head);
        end(CellText.canonical(ReportCell.of(value)));
    }

    private void end(String value) throws IOException {
        out.write(value);
        out.write("\r\n");
    }

    /** A text as a field. */
    private static String guarded(String text) {
        String safe = FORMULA.matcher(Shown.clean(text)).replaceAll("$1'");
        return SEPARATORS.matcher(safe).find() ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }
}
