// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality;

import static org.assertj.core.api.Assumptions.assumeThat;

import ai.smartwhale.balance.quality.data.DataRecord;
import ai.smartwhale.balance.quality.data.FieldNames;
import ai.smartwhale.balance.quality.data.RecordBatch;
import ai.smartwhale.balance.quality.file.RecordReader;
import ai.smartwhale.balance.quality.file.TableFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The shared tables with known errors, which not every checkout has beside it. */
public final class SharedTables {

    private SharedTables() {}

    /** The table as a batch, or the end of the test as skipped. */
    public static RecordBatch batch(String path) throws IOException {
        Path file = Path.of(System.getProperty("smartwhale.data", "../../shared/data"), "quality", path);
        assumeThat(file).as("the shared data under -Dsmartwhale.data").isRegularFile();
        return read(file);
    }

    /** A table as a batch. */
    public static RecordBatch read(Path file) throws IOException {
        try (RecordReader reader = TableFile.detect(file).open()) {
            List<DataRecord> records = new ArrayList<>();
            for (Optional<DataRecord> one = reader.read(); one.isPresent(); one = reader.read()) {
                records.add(one.orElseThrow());
            }
            return batch(reader.fields(), records);
        }
    }

    /** Records as a batch. */
    public static RecordBatch batch(FieldNames fields, List<DataRecord> records) {
        return RecordBatch.of("test", fields, records, Instant.parse("2024-03-01T00:00:00Z"));
    }
}
