// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.file;

import ai.smartwhale.balance.quality.data.DataRecord;
import ai.smartwhale.balance.quality.data.FieldNames;
import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;

/** Reads the records of a table one by one. Not safe for use by many threads. */
public interface RecordReader extends Closeable {

    /**
     * The fields.
     *
     * @return their names; some may be used twice
     */
    FieldNames fields();

    /**
     * The next record.
     *
     * @return the record, with its row as its id; empty at the end
     * @throws TableFileException naming the row, if it cannot be read as one
     * @throws IOException if the file cannot be read
     */
    Optional<DataRecord> read() throws IOException;

    /**
     * How far the reading is.
     *
     * @return the bytes that were taken from the file
     */
    long bytes();
}
