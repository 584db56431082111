// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.data;

import ai.smartwhale.commons.InvalidValueException;
import java.time.Instant;
import java.util.List;

/**
 * Records of one source that came together. Immutable.
 *
 * @param source who sent them: what is learned is learned per source
 * @param fields the names of the fields
 * @param records the records in their order; may be empty
 * @param firstRow the row of the first record, 1 unless the batch is a part of something longer
 * @param receivedAt when they came
 */
public record RecordBatch(
        String source, FieldNames fields, List<DataRecord> records, long firstRow, Instant receivedAt) {

    /**
     * Checks and copies.
     *
     * @throws InvalidValueException if something is absent, or {@code firstRow} is below 1
     */
    public RecordBatch {
        InvalidValueException.requireText("source", source);
        InvalidValueException.requirePresent("fields", fields);
        records = List.copyOf(InvalidValueException.requirePresent("records", records));
        InvalidValueException.requireRange("firstRow", firstRow, 1, Long.MAX_VALUE);
        InvalidValueException.requirePresent("receivedAt", receivedAt);
    }

    /**
     * A batch that begins at row 1.
     *
     * @param source who sent them
     * @param fields the names of the fields
     * @param records the records
     * @param receivedAt when they came
     * @return the batch
     */
    public static RecordBatch of(String source, FieldNames fields, List<DataRecord> records, Instant receivedAt) {
        return new RecordBatch(source, fields, records, 1, receivedAt);
    }

    /**
     * How many records there are.
     *
     * @return 0 or more
     */
    public int size() {
        return records.size();
    }

    /**
     * The record of a row.
     *
     * @param row from {@link #firstRow()}
     * @return the record
     * @throws InvalidValueException if the batch has no such row
     */
    public DataRecord atRow(long row) {
        InvalidValueException.requireRange("row", row, firstRow, firstRow + records.size() - 1);
        return records.get(Math.toIntExact(row - firstRow));
    }

    /** Names the batch without its contents. */
    @Override
    public String toString() {
        return "RecordBatch[" + source + ", " + records.size() + " records of " + fields.size() + " fields]";
    }
}
