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
import ai.smartwhale.balance.monitoring.reporting.trend.LevelChange;
import ai.smartwhale.balance.monitoring.reporting.trend.TimeSeries;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** JSON with the version of its schema; numbers as they are rounded for all formats, times in ISO 8601. */
final class JsonFormat {

    private static final JsonFactory FACTORY = JsonFactory.builder().build().setCharacterEscapes(new ShownEscapes());

    private final JsonGenerator json;

    private JsonFormat(JsonGenerator json) {
        this.json = json;
    }

    static void write(Report report, Writer out) throws IOException {
        try (JsonGenerator json = FACTORY.createGenerator(out)) {
            json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            new JsonFormat(json).report(report);
        }
    }

    private void report(Report report) throws IOException {
        json.writeStartObject();
        json.writeNumberField("schemaVersion", Report.SCHEMA_VERSION);
        json.writeStringField("title", report.request().title());
        json.writeStringField("language", report.request().language().tag());
        json.writeStringField("zone", report.request().zone().getId());
        json.writeStringField("from", report.request().from().toString());
        json.writeStringField("to", report.request().to().toString());
        json.writeStringField("createdAt", report.createdAt().toString());
        json.writeArrayFieldStart("sections");
        for (ReportSection section : report.sections()) {
            section(section);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void section(ReportSection section) throws IOException {
        json.writeStartObject();
        json.writeStringField("title", section.title());
        json.writeArrayFieldStart("paragraphs");
        for (String paragraph : section.paragraphs()) {
            json.writeString(paragraph);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("tables");
        for (ReportTable table : section.tables()) {
            table(table);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("charts");
        for (ReportChart chart : section.charts()) {
            chart(chart);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void table(ReportTable table) throws IOException {
        json.writeStartObject();
        json.writeStringField("title", table.title());
        json.writeArrayFieldStart("columns");
        for (ReportColumn column : table.columns()) {
            json.writeStartObject();
            json.writeStringField("name", column.name());
            json.writeStringField("unit", column.unit());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("rows");
        for (List<ReportCell> row : table.rows()) {
            json.writeStartArray();
            for (ReportCell cell : row) {
                cell(cell);
            }
            json.writeEndArray();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void chart(ReportChart chart) throws IOException {
        json.writeStartObject();
        json.writeStringField("title", chart.title());
        json.writeArrayFieldStart("series");
        for (TimeSeries series : chart.series()) {
            json.writeStartObject();
            json.writeStringField("name", series.name());
            json.writeStringField("unit", series.unit());
            json.writeStringField("start", series.start().toString());
            json.writeStringField("step", series.step().toString());
            json.writeArrayFieldStart("values");
            for (double value : series.values()) {
                cell(ReportCell.of(value));
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("changes");
        for (LevelChange change : chart.changes()) {
            json.writeStartObject();
            json.writeStringField("at", change.at().toString());
            number("before", change.before());
            number("after", change.after());
            json.writeEndObject();
        }
        json.writeEndArray();
        if (chart.forecast().isPresent()) {
            forecast(chart.forecast().orElseThrow());
        }
        json.writeEndObject();
    }

    private void forecast(Forecast forecast) throws IOException {
        json.writeObjectFieldStart("forecast");
        json.writeStringField("method", forecast.method());
        json.writeArrayFieldStart("points");
        for (ForecastPoint point : forecast.points()) {
            json.writeStartObject();
            json.writeStringField("at", point.at().toString());
            number("value", point.value());
            number("low80", point.low80());
            number("high80", point.high80());
            number("low95", point.low95());
            number("high95", point.high95());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void number(String field, double value) throws IOException {
        json.writeFieldName(field);
        cell(ReportCell.of(value));
    }

    private void cell(ReportCell cell) throws IOException {
        if (cell instanceof ReportCell.Number number) {
            json.writeNumber(number.value());
        } else if (cell instanceof ReportCell.Missing) {
            json.writeNull();
        } else {
            json.writeString(CellText.canonical(cell));
        }
    }
}
