// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.file;

import ai.smartwhale.balance.quality.data.DataRecord;
import java.io.Closeable;
import java.io.IOException;

/** Writes records one by one. Not safe for use by many threads. */
public interface RecordWriter extends Closeable {

    /**
     * Writes a record. One that was not repaired is written as it was read.
     *
     * @param read the record as a reader of the same format gave it
     * @param repaired what to write
     * @throws IOException if the file cannot be written
     */
    void write(DataRecord read, DataRecord repaired) throws IOException;
}
