// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.file;

import ai.smartwhale.balance.quality.finding.Finding;
import ai.smartwhale.balance.quality.finding.RecordAssessment;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Writes the report of a check as JSON while the check goes on: what was found is not kept in memory. The changes are
 * kept in a file of their own until the findings are complete. Not safe for use by many threads.
 */
public final class JsonReport implements Closeable {

    private final Path target;
    private final OutputStream out;
    private final Path changesFile;
    private final OutputStream changes;
    private boolean anyFinding;
    private boolean anyChange;
    private boolean finished;

    private JsonReport(Path target, OutputStream out, Path changesFile, OutputStream changes) {
        this.target = target;
        this.out = out;
        this.changesFile = changesFile;
        this.changes = changes;
    }

    /**
     * Begins a report.
     *
     * @param target where to; an existing file is replaced
     * @param input what was checked, for people
     * @return the report, to be closed
     * @throws IOException if it cannot be written
     */
    public static JsonReport create(Path target, String input) throws IOException {
        OutputStream out = new BufferedOutputStream(Files.newOutputStream(target), 1 << 16);
        try {
            Path changesFile = Files.createTempFile(target.toAbsolutePath().getParent(), "changes", ".json");
            OutputStream changes = new BufferedOutputStream(Files.newOutputStream(changesFile), 1 << 16);
            JsonReport report = new JsonReport(target, out, changesFile, changes);
            report.text("{\"version\":1,\n\"input\":");
            out.write(JsonLineTree.JSON.writeValueAsBytes(input));
            report.text(",\n\"findings\":[");
            return report;
        } catch (IOException e) {
            out.close();
            throw e;
        }
    }

    /**
     * Writes what was found in a record.
     *
     * @param assessment the findings
     * @param made what was changed
     * @throws IOException if it cannot be written
     */
    public void add(RecordAssessment assessment, List<CellChange> made) throws IOException {
        for (Finding finding : assessment.findings()) {
            anyFinding = next(out, anyFinding, ReportNodes.finding(finding));
        }
        for (CellChange change : made) {
            anyChange = next(changes, anyChange, ReportNodes.change(change));
        }
    }

    private static boolean next(OutputStream out, boolean another, JsonNode node) throws IOException {
        out.write((another ? ",\n" : "\n").getBytes(StandardCharsets.UTF_8));
        out.write(JsonLineTree.JSON.writeValueAsBytes(node));
        return true;
    }

    /**
     * Writes the scores, and with them the end of the report.
     *
     * @param summary the scores
     * @throws IOException if it cannot be written
     */
    public void finish(FileCheckSummary summary) throws IOException {
        text("],\n\"changes\":[");
        changes.close();
        try (InputStream in = Files.newInputStream(changesFile)) {
            in.transferTo(out);
        }
        text("]");
        for (Map.Entry<String, JsonNode> entry : ReportNodes.summary(summary).properties()) {
            text(",\n\"" + entry.getKey() + "\":");
            out.write(JsonLineTree.JSON.writeValueAsBytes(entry.getValue()));
        }
        text("}\n");
        out.flush();
        finished = true;
    }

    private void text(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Ends the report; one that was not finished is deleted, since half a report is none. */
    @Override
    public void close() throws IOException {
        try {
            changes.close();
            out.close();
        } finally {
            Files.deleteIfExists(changesFile);
            if (!finished) {
                Files.deleteIfExists(target);
            }
        }
    }
}
