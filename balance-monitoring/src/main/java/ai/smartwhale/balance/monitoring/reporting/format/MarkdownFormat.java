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
import java.io.Writer;
import java.util.List;
import java.util.regex.Pattern;

/** Markdown of the GitHub kind. What could be markup in a text from outside is escaped. */
final class MarkdownFormat {

    private static final String MARKUP = "\\`*_[]<>#|~&@$";
    /** What would make a line a list, a rule or a number of a list. */
    private static final Pattern LINE_BEGIN = Pattern.compile("^(\\d{1,9}(?=[.)])|(?=[-+:=]))");
    /** What the readers of GitHub and others turn into links by themselves. */
    private static final Pattern LINK = Pattern.compile("(?i)\\b(?:https?|ftp)(?=:)|\\bwww(?=\\.)");

    private final Writer out;
    private final CellText text;
    private final ReportLanguage language;

    private MarkdownFormat(Writer out, ReportRequest request) {
        this.out = out;
        this.text = new CellText(request);
        this.language = request.language();
    }

    static void write(Report report, Writer out) throws IOException {
        new MarkdownFormat(out, report.request()).report(report);
    }

    private void report(Report report) throws IOException {
        ReportRequest request = report.request();
        line("# " + escape(request.title()));
        line("");
        line(Words.PERIOD.in(language) + ": " + text.time(request.from()) + " – " + text.time(request.to()) + "  ");
        line(Words.CREATED.in(language) + ": " + text.time(report.createdAt()));
        for (ReportSection section : report.sections()) {
            line("");
            line("## " + escape(section.title()));
            for (String paragraph : section.paragraphs()) {
                line("");
                line(escape(paragraph));
            }
            for (ReportChart chart : section.charts()) {
                line("");
                line("**" + escape(chart.title()) + "** "
                        + ChartSummary.sparkline(chart.series().get(0)) + "  ");
                line(escape(new ChartSummary(text, language).of(chart)));
            }
            for (ReportTable table : section.tables()) {
                table(table);
            }
        }
    }

    private void table(ReportTable table) throws IOException {
        line("");
        line("### " + escape(table.title()));
        line("");
        StringBuilder head = new StringBuilder("|");
        StringBuilder rule = new StringBuilder("|");
        for (int i = 0; i < table.columns().size(); i++) {
            head.append(' ').append(escape(table.columns().get(i).heading())).append(" |");
            rule.append(TableShape.numeric(table, i) ? " ---: |" : " --- |");
        }
        line(head.toString());
        line(rule.toString());
        for (List<ReportCell> row : table.rows()) {
            StringBuilder cells = new StringBuilder("|");
            for (ReportCell cell : row) {
                String shown = text.shown(cell);
                cells.append(' ')
                        .append(cell instanceof ReportCell.Text ? escape(shown) : shown)
                        .append(" |");
            }
            line(cells.toString());
        }
    }

    private void line(String line) throws IOException {
        out.write(line);
        out.write('\n');
    }

    private static String escape(String text) {
        String line = Shown.line(text);
        StringBuilder escaped = new StringBuilder(line.length() + 8);
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (MARKUP.indexOf(c) >= 0) {
                escaped.append('\\');
            }
            escaped.append(c);
        }
        String begun = LINE_BEGIN.matcher(escaped).replaceFirst("$1\\\\");
        return LINK.matcher(begun).replaceAll("$0\\\\");
    }
}
