// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.benchmarks.quality;

import ai.smartwhale.balance.quality.data.DataRecord;
import ai.smartwhale.balance.quality.data.RecordBatch;
import ai.smartwhale.balance.quality.detect.CheckSettings;
import ai.smartwhale.balance.quality.detect.RecordChecker;
import ai.smartwhale.balance.quality.detect.TableKnowledge;
import ai.smartwhale.balance.quality.file.ExecutedRepair;
import ai.smartwhale.balance.quality.file.RecordReader;
import ai.smartwhale.balance.quality.file.TableFile;
import ai.smartwhale.balance.quality.finding.RecordAssessment;
import ai.smartwhale.balance.quality.monitor.QualityMonitor;
import ai.smartwhale.balance.quality.monitor.QualityMonitorConfig;
import ai.smartwhale.balance.quality.profile.TableProfiler;
import ai.smartwhale.balance.quality.score.TableScore;
import ai.smartwhale.balance.quality.score.TableScorer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Scores detection and repair on the shared tables, without labels or rules, and measures how fast it is. Deequ 2.0.7
 * on Spark 3.5.7 profiled 24,300 records of 20 fields in a second, on two cores.
 */
public final class TableMeasurement {

    private static final List<String> SETS = List.of(
            "hospital",
            "rents",
            "dgov/obesity-typo",
            "dgov/diabetes-deaths-typo",
            "dgov/ehr-measures-typo",
            "dgov/obesity-no",
            "dgov/diabetes-deaths-no",
            "dgov/ehr-measures-no",
            "dgov/obesity-nt",
            "dgov/diabetes-deaths-nt",
            "dgov/obesity-ntr",
            "dgov/diabetes-deaths-ntr",
            "dgov/obesity-fd",
            "dgov/diabetes-deaths-fd",
            "dgov/ehr-measures-fd",
            "rayyan");
    private static final double LEAST_CONFIDENCE = 0.4;

    private TableMeasurement() {}

    /**
     * Measures.
     *
     * @param arguments sets instead of all, by their folders
     * @throws IOException if a table cannot be read
     */
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(System.getProperty("smartwhale.data", "../shared/data"), "quality");
        if (!Files.isDirectory(folder)) {
            System.out.println("Skipped: there is no " + folder + "; its parent is set by -Dsmartwhale.data=…");
            return;
        }
        print("set", "detection P/R/F1", "repair P/R/F1", "false flags", "calibration", "clean", "with history");
        for (String set : arguments.length > 0 ? List.of(arguments) : SETS) {
            score(folder.resolve(set), set.equals("rents"));
        }
        speed(read(folder.resolve("hospital/dirty.csv")));
    }

    private static void score(Path set, boolean numbersByValue) throws IOException {
        RecordBatch dirty = read(set.resolve("dirty.csv"));
        RecordBatch clean = read(set.resolve("clean.csv"));
        TableScore score = score(dirty, clean, numbersByValue);
        QualityMonitor monitor = QualityMonitor.create(QualityMonitorConfig.DEFAULT);
        int half = clean.size() / 2;
        monitor.accept(part(clean, 0, half));
        long flagged = monitor.evaluateDataQuality(part(clean, half, clean.size())).findings().stream()
                .filter(finding -> finding.flagged() && !finding.wholeRecord())
                .count();
        double cells = (clean.size() - half) * (double) clean.fields().size();
        print(
                set.getParent().getFileName() + "/" + set.getFileName(),
                figures(score.detection()),
                figures(score.repair()),
                percent(score.falseFlags()),
                String.format(Locale.ROOT, "%.3f", score.calibrationError()),
                percent(score(clean, clean, false).falseFlags()),
                percent(flagged / cells));
    }

    private static TableScore score(RecordBatch dirty, RecordBatch clean, boolean numbersByValue) {
        RecordChecker checker = TableKnowledge.learn(dirty.fields(), dirty.records(), Optional.empty())
                .checker(dirty, CheckSettings.DEFAULT);
        ExecutedRepair repair =
                ExecutedRepair.ofTable(dirty.source(), LEAST_CONFIDENCE, InstantSource.fixed(dirty.receivedAt()));
        TableScorer scorer = new TableScorer(numbersByValue);
        for (int row = 1; row <= dirty.size(); row++) {
            RecordAssessment assessment = checker.check(row, dirty.atRow(row));
            scorer.add(assessment, repair.repair(assessment, checker).record(), clean.atRow(row));
        }
        return scorer.score();
    }

    private static RecordBatch part(RecordBatch batch, int from, int to) {
        return RecordBatch.of(batch.source(), batch.fields(), batch.records().subList(from, to), batch.receivedAt());
    }

    private static void speed(RecordBatch batch) {
        long[] profile = new long[15];
        long bytes = 0;
        for (int round = 0; round < profile.length; round++) {
            TableProfiler profiler = TableProfiler.create(batch.fields());
            List<RecordBatch> fresh = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                fresh.add(copy(batch));
            }
            long begin = System.nanoTime();
            fresh.forEach(profiler::addAll);
            profile[round] = System.nanoTime() - begin;
            bytes = profiler.snapshot().bytes();
        }
        System.out.printf(
                Locale.ROOT,
                "profile: %,.0f records of %d fields in a second by one thread, %,d bytes%n",
                20.0 * batch.size() * 1e9 / median(profile),
                batch.fields().size(),
                bytes);
        QualityMonitor monitor = QualityMonitor.create(QualityMonitorConfig.DEFAULT);
        long[] assess = new long[41];
        for (int round = 0; round < assess.length; round++) {
            RecordBatch fresh = copy(batch);
            long begin = System.nanoTime();
            monitor.evaluateDataQuality(fresh);
            assess[round] = System.nanoTime() - begin;
        }
        System.out.printf(Locale.ROOT, "batch of %,d records: %.1f ms%n", batch.size(), median(assess) / 1e6);
        monitor.accept(batch);
        RecordBatch ten = part(batch, 0, 10);
        long[] small = new long[2001];
        for (int round = 0; round < small.length; round++) {
            long begin = System.nanoTime();
            RecordChecker checker = monitor.checker(ten);
            for (int row = 1; row <= ten.size(); row++) {
                checker.check(row, ten.records().get(row - 1));
            }
            small[round] = System.nanoTime() - begin;
        }
        System.out.printf(Locale.ROOT, "ten records with a history: %.1f us%n", median(small) / 1e3);
    }

    /** Records whose texts were never seen before, as they come from outside. */
    private static RecordBatch copy(RecordBatch batch) {
        List<DataRecord> records = new ArrayList<>(batch.size());
        for (DataRecord record : batch.records()) {
            String[] cells = new String[record.size()];
            for (int column = 0; column < cells.length; column++) {
                cells[column] = new String(record.text(column).toCharArray());
            }
            records.add(DataRecord.of(record.id(), batch.fields(), cells));
        }
        return RecordBatch.of(batch.source(), batch.fields(), records, batch.receivedAt());
    }

    private static double median(long[] nanos) {
        long[] sorted = nanos.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private static RecordBatch read(Path file) throws IOException {
        try (RecordReader reader = TableFile.detect(file).open()) {
            List<DataRecord> records = new ArrayList<>();
            for (Optional<DataRecord> one = reader.read(); one.isPresent(); one = reader.read()) {
                records.add(one.orElseThrow());
            }
            return RecordBatch.of("table", reader.fields(), records, Instant.EPOCH);
        }
    }

    private static String figures(TableScore.Accuracy accuracy) {
        return String.format(Locale.ROOT, "%.3f %.3f %.3f", accuracy.precision(), accuracy.recall(), accuracy.f1());
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.2f %%", 100 * share);
    }

    private static void print(Object... cells) {
        System.out.printf("%-28s %-20s %-20s %-12s %-12s %-8s %s%n", cells);
    }
}
