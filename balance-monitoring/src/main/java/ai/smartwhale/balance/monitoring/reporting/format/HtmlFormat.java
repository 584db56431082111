// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.reporting.format;

import ai.smartwhale.balance.monitoring.reporting.model.Report;
import ai.smartwhale.balance.monitoring.reporting.model.ReportCell;
import ai.smartwhale.balance.monitoring.reporting.model.ReportChart;
import ai.smartwhale.balance.monitoring.reporting.model.ReportLanguage;
import ai.smartwhale.balance.monitoring.reporting.model.ReportRequest;
import ai.smartwhale.balance.monitoring.reporting.model.ReportSection;
import ai.smartwhale.balance.monitoring.reporting.model.ReportTable;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * One page without a script and without a request to anywhere; light and dark, and from right to left for Persian. It
 * is well-formed XML as well, so that any parser can read it.
 */
final class HtmlFormat {

    private static final String STYLE = "report.css";

    private final Writer out;
    private final CellText text;
    private final ReportLanguage language;

    private HtmlFormat(Writer out, ReportRequest request) {
        this.out = out;
        this.text = new CellText(request);
        this.language = request.language();
    }

    static void write(Report report, Writer out) throws IOException {
        new HtmlFormat(out, report.request()).page(report);
    }

    private void page(Report report) throws IOException {
        ReportRequest request = report.request();
        out.write("<!DOCTYPE html>\n<html lang=\"" + language.tag() + "\" dir=\""
                + (language.rightToLeft() ? "rtl" : "ltr") + "\">\n<head>\n<meta charset=\"utf-8\"/>\n"
                + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n"
                + "<meta name=\"color-scheme\" content=\"light dark\"/>\n"
                // Even a hole in the escaping could not load or run anything.
                + "<meta http-equiv=\"Content-Security-Policy\""
                + " content=\"default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'\"/>\n<title>"
                + Html.escape(request.title()) + "</title>\n<style>\n" + style()
                + "</style>\n</head>\n<body>\n<main>\n");
        out.write("<h1>" + Html.isolated(request.title()) + "</h1>\n<p class=\"about\">" + Words.PERIOD.in(language)
                + ": " + time(request.from()) + " – " + time(request.to()) + "<br/>" + Words.CREATED.in(language) + ": "
                + time(report.createdAt()) + "</p>\n");
        contents(report);
        int number = 0;
        for (ReportSection section : report.sections()) {
            number++;
            section(section, number);
        }
        out.write("</main>\n</body>\n</html>\n");
    }

    private void contents(Report report) throws IOException {
        if (report.sections().size() < 2) {
            return;
        }
        out.write("<nav aria-label=\"" + Words.CONTENTS.in(language) + "\"><ul>");
        int number = 0;
        for (ReportSection section : report.sections()) {
            number++;
            out.write("<li><a href=\"#s" + number + "\">" + Html.isolated(section.title()) + "</a></li>");
        }
        out.write("</ul></nav>\n");
    }

    private void section(ReportSection section, int number) throws IOException {
        String id = "s" + number;
        out.write("<section aria-labelledby=\"" + id + "\">\n<h2 id=\"" + id + "\">" + Html.isolated(section.title())
                + "</h2>\n");
        for (String paragraph : section.paragraphs()) {
            out.write("<p>" + Html.mixed(paragraph) + "</p>\n");
        }
        int charts = 0;
        for (ReportChart chart : section.charts()) {
            charts++;
            new SvgChart(chart, text, language).write(out, id + "c" + charts);
        }
        for (ReportTable table : section.tables()) {
            table(table);
        }
        out.write("</section>\n");
    }

    private void table(ReportTable table) throws IOException {
        out.write("<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"" + Html.escape(table.title())
                + "\">\n<table>\n<caption>" + Html.isolated(table.title()) + "</caption>\n<thead><tr>");
        for (int i = 0; i < table.columns().size(); i++) {
            String kind = TableShape.numeric(table, i) ? " class=\"n\"" : "";
            out.write("<th scope=\"col\"" + kind + '>'
                    + Html.mixed(table.columns().get(i).heading()) + "</th>");
        }
        out.write("</tr></thead>\n<tbody>\n");
        for (List<ReportCell> row : table.rows()) {
            out.write("<tr>");
            for (int i = 0; i < row.size(); i++) {
                cell(row.get(i), TableShape.numeric(table, i));
            }
            out.write("</tr>\n");
        }
        out.write("</tbody>\n</table>\n</div>\n");
    }

    private void cell(ReportCell cell, boolean numeric) throws IOException {
        if (cell instanceof ReportCell.Number) {
            String canonical = CellText.canonical(cell);
            String shown = text.shown(cell);
            out.write("<td class=\"n\" dir=\"ltr\">");
            out.write(shown.equals(canonical) ? shown : "<data value=\"" + canonical + "\">" + shown + "</data>");
            out.write("</td>");
        } else if (cell instanceof ReportCell.Time time) {
            out.write("<td>" + time(time.at()) + "</td>");
        } else {
            out.write((numeric ? "<td class=\"n\">" : "<td>") + Html.isolated(text.shown(cell)) + "</td>");
        }
    }

    private String time(Instant at) {
        return "<time datetime=\"" + at + "\">" + text.time(at) + "</time>";
    }

    private static String style() throws IOException {
        try (InputStream in = HtmlFormat.class.getResourceAsStream(STYLE)) {
            return new String(Objects.requireNonNull(in, STYLE).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
