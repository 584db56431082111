// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.cli;

import ai.smartwhale.balance.cli.console.ProgressLine;
import ai.smartwhale.balance.cli.console.TextTable;
import ai.smartwhale.balance.cli.quality.QualityCheck;
import ai.smartwhale.balance.quality.file.FileCheckSummary;
import ai.smartwhale.balance.quality.finding.QualityScore;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Finds and repairs what is wrong in a table. */
@Command(
        name = "quality",
        description = {
            "Find what is wrong in a table, and repair what can be.",
            "What is usual is learned from the table itself; rules can be given besides. Reads comma-separated values,"
                    + " or JSON lines (.jsonl, .ndjson, .json), of any size in bounded memory."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:every record was judged, whatever was found", "2:a file cannot be read or written"})
final class QualityCommand implements Callable<Integer> {

    @Mixin
    private final Shell shell = new Shell();

    @Mixin
    private final JsonOption json = new JsonOption();

    @Parameters(paramLabel = "IN", description = "The table.")
    private Path file = Path.of("");

    @Option(names = "--rules", paramLabel = "FILE", description = "What must hold, in JSON or YAML.")
    private @Nullable Path rules;

    @Option(names = "--out", paramLabel = "FILE", description = "Where to write the repaired table.")
    private @Nullable Path out;

    @Option(
            names = "--report",
            paramLabel = "FILE",
            description = "Where to write what was found and changed: .json, or .html for people.")
    private @Nullable Path report;

    @Override
    public Integer call() throws IOException {
        ProgressLine progress = shell.progress(json.json());
        QualityCheck check = new QualityCheck(
                Optional.ofNullable(rules), Optional.ofNullable(out), Optional.ofNullable(report), progress);
        FileCheckSummary summary;
        try {
            summary = check.run(file, InstantSource.system().instant());
        } finally {
            progress.close();
        }
        if (json.json()) {
            JsonOption.write(shell.out(), figures(summary));
        } else {
            write(shell.out(), summary);
        }
        return ExitCode.OK;
    }

    private static Map<String, Object> figures(FileCheckSummary summary) {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("records", summary.records());
        figures.put("fields", summary.fields().size());
        figures.put("score", summary.score().value());
        figures.put("changes", summary.changes());
        Map<String, Long> flagged = new LinkedHashMap<>();
        summary.flagged().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(entry -> flagged.put(entry.getKey().name().toLowerCase(Locale.ROOT), entry.getValue()));
        figures.put("flagged", flagged);
        return figures;
    }

    private void write(PrintWriter out, FileCheckSummary summary) {
        out.printf(
                Locale.ROOT,
                "%,d records of %d fields, score %s, %,d cells repaired%n",
                summary.records(),
                summary.fields().size(),
                score(summary.score()),
                summary.changes());
        if (!summary.flagged().isEmpty()) {
            TextTable table = TextTable.of("found", "times");
            summary.flagged().entrySet().stream()
                    .sorted(Map.Entry.comparingByKey())
                    .forEach(entry -> table.row(
                            entry.getKey().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                            String.format(Locale.ROOT, "%,d", entry.getValue())));
            table.lines(shell.colours()).forEach(out::println);
        }
        out.flush();
    }

    private static String score(QualityScore score) {
        return String.format(Locale.ROOT, "%.3f", score.value());
    }
}
