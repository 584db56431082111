// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.improvement;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.smartwhale.balance.quality.data.DataRecord;
import ai.smartwhale.balance.quality.data.FieldNames;
import ai.smartwhale.balance.quality.data.RecordBatch;
import ai.smartwhale.balance.quality.finding.Finding;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A table with errors of the shared data, and what it should be. The test is skipped where there is none. */
final class KnownTable {

    private final List<List<String>> dirty;
    private final List<List<String>> clean;

    KnownTable(String name) throws IOException {
        Path folder = Path.of(System.getProperty("smartwhale.data", "../../shared/data"), "quality", name);
        assumeTrue(Files.isDirectory(folder), "the shared data set quality/" + name + " is not here");
        this.dirty = read(folder.resolve("dirty.csv"));
        this.clean = read(folder.resolve("clean.csv"));
    }

    private static List<List<String>> read(Path file) throws IOException {
        List<List<String>> rows = new ArrayList<>();
        try (CsvReader<CsvRecord> reader = CsvReader.builder().ofCsvRecord(file)) {
            reader.forEach(row -> rows.add(row.getFields()));
        }
        return rows;
    }

    RecordBatch batch() {
        FieldNames fields = FieldNames.of(dirty.get(0));
        List<DataRecord> records = new ArrayList<>();
        for (int row = 1; row < dirty.size(); row++) {
            records.add(DataRecord.of("r" + row, fields, dirty.get(row)));
        }
        return RecordBatch.of("known", fields, records, Instant.EPOCH);
    }

    int width() {
        return dirty.get(0).size();
    }

    boolean isWrong(long row, int column) {
        return !dirty.get((int) row).get(column).equals(clean.get((int) row).get(column));
    }

    String right(long row, int column) {
        return clean.get((int) row).get(column);
    }

    boolean isWrong(Finding finding) {
        return isWrong(finding.row(), finding.column());
    }

    /** F1 of the cells that are flagged against those that are wrong. */
    double detection(List<Finding> findings) {
        Set<Long> flagged = new HashSet<>();
        for (Finding finding : findings) {
            if (finding.flagged() && !finding.wholeRecord()) {
                flagged.add(finding.row() * width() + finding.column());
            }
        }
        int hits = 0;
        int wrong = 0;
        for (int row = 1; row < dirty.size(); row++) {
            for (int column = 0; column < width(); column++) {
                if (isWrong(row, column)) {
                    wrong++;
                    hits += flagged.contains((long) row * width() + column) ? 1 : 0;
                }
            }
        }
        return 2.0 * hits / (wrong + flagged.size());
    }
}
