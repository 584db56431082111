// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.cli.report;

import ai.smartwhale.balance.quality.control.Change;
import ai.smartwhale.balance.quality.file.CellChange;
import ai.smartwhale.balance.quality.file.FileCheckSummary;
import ai.smartwhale.balance.quality.finding.FieldAssessment;
import ai.smartwhale.balance.quality.finding.Finding;
import ai.smartwhale.balance.quality.finding.Proposal;
import ai.smartwhale.balance.quality.finding.RecordAssessment;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Writes the check of a table as one HTML file that needs nothing else: the scores, and the first of the findings. */
public final class QualityReport {

    private static final int MOST = 500;
    private static final int LONGEST = 120;

    private final String input;
    private final List<Finding> findings = new ArrayList<>();
    private final List<CellChange> changes = new ArrayList<>();

    /**
     * Begins a report.
     *
     * @param input what was checked, for people
     */
    public QualityReport(String input) {
        this.input = input;
    }

    /**
     * Takes what was found in a record; the first 500 findings and changes are kept.
     *
     * @param assessment the findings
     * @param made what was changed
     */
    public void add(RecordAssessment assessment, List<CellChange> made) {
        for (Finding finding : assessment.flagged()) {
            if (findings.size() < MOST) {
                findings.add(finding);
            }
        }
        for (CellChange change : made) {
            if (changes.size() < MOST) {
                changes.add(change);
            }
        }
    }

    /**
     * Writes the report.
     *
     * @param summary the scores
     * @param target where to; an existing file is replaced
     * @throws IOException if it cannot be written
     */
    public void write(FileCheckSummary summary, Path target) throws IOException {
        StringBuilder body = new StringBuilder("<h1>Balance quality</h1>\n<p>")
                .append(Html.escape(input))
                .append(String.format(
                        Locale.ROOT,
                        ": %,d records of %d fields, score %.3f, %,d cells repaired.</p>%n",
                        summary.records(),
                        summary.fields().size(),
                        summary.score().value(),
                        summary.changes()));
        kinds(body, summary);
        fields(body, summary);
        findings(body);
        changes(body);
        Files.writeString(
                target, HtmlReport.document("Balance quality: " + input, body.toString()), StandardCharsets.UTF_8);
    }

    private static void kinds(StringBuilder body, FileCheckSummary summary) {
        table(body, "Found", "kind", "times");
        summary.flagged().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(entry -> row(
                        body,
                        entry.getKey().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                        Long.toString(entry.getValue())));
        body.append("</table>\n");
    }

    private static void fields(StringBuilder body, FileCheckSummary summary) {
        table(body, "Fields", "field", "score", "flagged");
        for (FieldAssessment field : summary.assessments()) {
            row(
                    body,
                    field.field(),
                    String.format(Locale.ROOT, "%.3f", field.score().value()),
                    Long.toString(field.flagged()));
        }
        body.append("</table>\n");
    }

    private void findings(StringBuilder body) {
        table(body, "The first findings", "row", "field", "kind", "probability", "explanation", "proposed");
        for (Finding finding : findings) {
            row(
                    body,
                    Long.toString(finding.row()),
                    finding.field(),
                    finding.kind().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                    String.format(Locale.ROOT, "%.2f", finding.probability()),
                    finding.explanation(),
                    finding.proposal()
                            .map(Proposal::value)
                            .map(QualityReport::shown)
                            .orElse(""));
        }
        body.append("</table>\n");
    }

    private void changes(StringBuilder body) {
        table(body, "The first changes", "row", "field", "before", "after", "operator", "probability");
        for (CellChange one : changes) {
            Change change = one.change();
            row(
                    body,
                    Long.toString(change.row()),
                    change.field(),
                    shown(change.before()),
                    shown(change.after()),
                    change.operator(),
                    String.format(Locale.ROOT, "%.2f", one.probability()));
        }
        body.append("</table>\n");
    }

    private static String shown(Optional<String> value) {
        return value.orElse("(no value)");
    }

    private static void table(StringBuilder body, String title, String... header) {
        body.append("<h2>").append(Html.escape(title)).append("</h2>\n<table>\n<tr>");
        for (String one : header) {
            body.append("<th>").append(Html.escape(one)).append("</th>");
        }
        body.append("</tr>\n");
    }

    private static void row(StringBuilder body, String... cells) {
        body.append("<tr>");
        for (String cell : cells) {
            String text = cell.length() <= LONGEST ? cell : cell.substring(0, LONGEST) + "...";
            body.append("<td>").append(Html.escape(text)).append("</td>");
        }
        body.append("</tr>\n");
    }
}
