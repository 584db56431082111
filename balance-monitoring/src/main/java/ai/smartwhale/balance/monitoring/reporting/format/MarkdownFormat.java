// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.reporting.format;

import ai.smartwhale.balance.monitoring.reporting.model.Report;
import ai.smartwhale.balance.monitoring.reporting.model.ReportCell;
import ai.smartwhale.balance.monitoring.reporting.model.ReportLanguage;
import ai.smartwhale.balance.monitoring.reporting.model.ReportRequest;
import ai.smartwhale.balance.monitoring.reporting.model.ReportSection;
import ai.smartwhale.balance.monitoring.reporting.model.ReportTable;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** Markdown of the GitHub kind. What could be markup in a text from outside is escaped. */
final class MarkdownFormat {

    private static final String MARKUP = "\\`*_{}[]<>()#+!|~&";

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
            rule.append(numeric(table, i) ? " ---: |" : " --- |");
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

    private static boolean numeric(ReportTable table, int column) {
        return !table.rows().isEmpty() && table.rows().get(0).get(column) instanceof ReportCell.Number;
    }

    private void line(String line) throws IOException {
        out.write(line);
        out.write('\n');
    }

    private static String escape(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 8);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isISOControl(c)) {
                escaped.append(' ');
            } else if (MARKUP.indexOf(c) >= 0) {
                escaped.append('\\').append(c);
            } else {
                escaped.append(c);
            }
        }
        return escaped.toString();
    }
}
