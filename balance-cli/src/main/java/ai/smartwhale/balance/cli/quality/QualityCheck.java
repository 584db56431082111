// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.cli.quality;

import ai.smartwhale.balance.cli.console.ProgressBar;
import ai.smartwhale.balance.cli.console.ProgressLine;
import ai.smartwhale.balance.cli.report.QualityReport;
import ai.smartwhale.balance.quality.detect.CheckSettings;
import ai.smartwhale.balance.quality.detect.DetectorWeights;
import ai.smartwhale.balance.quality.file.CheckObserver;
import ai.smartwhale.balance.quality.file.ExecutedRepair;
import ai.smartwhale.balance.quality.file.FileCheck;
import ai.smartwhale.balance.quality.file.FileCheckConfig;
import ai.smartwhale.balance.quality.file.FileCheckSummary;
import ai.smartwhale.balance.quality.file.JsonReport;
import ai.smartwhale.balance.quality.file.RecordRepair;
import ai.smartwhale.balance.quality.file.TableFile;
import ai.smartwhale.balance.quality.finding.RecordAssessment;
import ai.smartwhale.balance.quality.rules.QualityRules;
import ai.smartwhale.balance.quality.rules.RuleFiles;
import ai.smartwhale.balance.quality.text.DocumentDetector;
import ai.smartwhale.commons.InvalidValueException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Checks a file, and writes the repaired table and the report that are asked for. */
public final class QualityCheck {

    private static final double LEAST_CONFIDENCE = 0.4;
    private static final int BAR = 30;

    private final Optional<Path> rules;
    private final Optional<Path> out;
    private final Optional<Path> report;
    private final ProgressLine progress;

    /**
     * Creates the check.
     *
     * @param rules what must hold besides
     * @param out where to write the repaired table
     * @param report where to write what was found, by the end of the name as HTML or JSON
     * @param progress is told how far the work is
     */
    public QualityCheck(Optional<Path> rules, Optional<Path> out, Optional<Path> report, ProgressLine progress) {
        this.rules = rules;
        this.out = out;
        this.report = report;
        this.progress = progress;
    }

    /**
     * Checks a file.
     *
     * @param input the file
     * @param now when it came
     * @return the scores
     * @throws IOException if a file cannot be read or written
     */
    public FileCheckSummary run(Path input, Instant now) throws IOException {
        for (Path target : out.isPresent() ? List.of(out.orElseThrow()) : List.<Path>of()) {
            if (Files.exists(target) && Files.isSameFile(target, input)) {
                throw new InvalidValueException("--out", target, "another file than the table");
            }
        }
        QualityRules declared = rules.isPresent() ? RuleFiles.read(rules.orElseThrow()) : QualityRules.NONE;
        CheckSettings settings = new CheckSettings(
                CheckSettings.DEFAULT.flagThreshold(),
                declared,
                List.of(DocumentDetector.create()),
                DetectorWeights.EVEN,
                Optional.empty(),
                CheckSettings.DEFAULT.maxCellChars());
        FileCheck check = new FileCheck(
                new FileCheckConfig(
                        settings, FileCheckConfig.DEFAULT.sampleRecords(), FileCheckConfig.DEFAULT.sampleChars()),
                ExecutedRepair.ofTable(
                        String.valueOf(input.getFileName()), LEAST_CONFIDENCE, InstantSource.fixed(now)));
        TableFile table = TableFile.detect(input);
        if (report.map(path -> path.toString().toLowerCase(Locale.ROOT).endsWith(".html"))
                .orElse(false)) {
            return html(check, table, now, report.orElseThrow());
        }
        return report.isPresent()
                ? json(check, table, now, report.orElseThrow())
                : check.run(table, now, out, new Watcher((assessment, repaired) -> {}));
    }

    private FileCheckSummary json(FileCheck check, TableFile table, Instant now, Path target) throws IOException {
        try (JsonReport writer = JsonReport.create(target, table.path().toString())) {
            FileCheckSummary summary = check.run(
                    table, now, out, new Watcher((assessment, repaired) -> writer.add(assessment, repaired.changes())));
            writer.finish(summary);
            return summary;
        }
    }

    private FileCheckSummary html(FileCheck check, TableFile table, Instant now, Path target) throws IOException {
        QualityReport page = new QualityReport(table.path().toString());
        FileCheckSummary summary = check.run(
                table, now, out, new Watcher((assessment, repaired) -> page.add(assessment, repaired.changes())));
        page.write(summary, target);
        return summary;
    }

    /** Takes what was found in a record. */
    @FunctionalInterface
    private interface Findings {
        void add(RecordAssessment assessment, RecordRepair.Repaired repaired) throws IOException;
    }

    private final class Watcher implements CheckObserver {

        private final Findings findings;

        Watcher(Findings findings) {
            this.findings = findings;
        }

        @Override
        public void checked(RecordAssessment assessment, RecordRepair.Repaired repaired) throws IOException {
            findings.add(assessment, repaired);
        }

        @Override
        public void progress(String phase, double done, long records) {
            progress.update(() -> String.format(
                    Locale.ROOT,
                    "%s %3.0f %%  %s %,d records",
                    ProgressBar.draw(done, BAR),
                    100 * done,
                    phase,
                    records));
        }
    }
}
