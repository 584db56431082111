// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.profile;

import ai.smartwhale.balance.quality.data.DataRecord;
import ai.smartwhale.balance.quality.data.FieldNames;
import ai.smartwhale.balance.quality.data.RecordBatch;
import ai.smartwhale.commons.InvalidValueException;

/**
 * Takes in records one by one, in bounded memory. About 100 ns for each cell. Not safe for use by many threads: use one
 * for each and merge what they saw.
 */
public final class TableProfiler {

    private final FieldNames names;
    private final ProfileLimits limits;
    private final FieldProfiler[] fields;
    private RecordSample sample;
    private long records;

    private TableProfiler(FieldNames names, ProfileLimits limits) {
        this.names = names;
        this.limits = limits;
        this.fields = new FieldProfiler[names.size()];
        this.sample = new RecordSample(limits.sampleRecords(), limits.sampleChars());
    }

    /**
     * Begins.
     *
     * @param names the fields
     * @param limits how much memory may be used
     * @return a profiler that has seen nothing
     */
    public static TableProfiler create(FieldNames names, ProfileLimits limits) {
        InvalidValueException.requirePresent("names", names);
        InvalidValueException.requirePresent("limits", limits);
        TableProfiler profiler = new TableProfiler(names, limits);
        int bytes = limits.valueBytes() / Math.max(1, names.size());
        for (int column = 0; column < profiler.fields.length; column++) {
            profiler.fields[column] = new FieldProfiler(names.name(column), bytes);
        }
        return profiler;
    }

    /**
     * Begins with {@link ProfileLimits#DEFAULT}.
     *
     * @param names the fields
     * @return a profiler that has seen nothing
     */
    public static TableProfiler create(FieldNames names) {
        return create(names, ProfileLimits.DEFAULT);
    }

    /**
     * Takes in a record. Cells beyond the fields are left out; cells that the record does not have are absent.
     *
     * @param record the record
     */
    public void add(DataRecord record) {
        records++;
        for (int column = 0; column < fields.length; column++) {
            fields[column].add(record.text(column));
        }
        if (limits.sampleRecords() > 0) {
            sample.add(record);
        }
    }

    /**
     * Takes in all records of a batch.
     *
     * @param batch the batch
     * @return this profiler
     */
    public TableProfiler addAll(RecordBatch batch) {
        batch.records().forEach(this::add);
        return this;
    }

    /**
     * What was seen so far. The profiler can go on after it.
     *
     * @return the profile
     */
    public TableProfile snapshot() {
        FieldProfiler[] copies = new FieldProfiler[fields.length];
        for (int column = 0; column < copies.length; column++) {
            copies[column] = fields[column].copy();
        }
        return new TableProfile(names, limits, copies, sample.copy(), records);
    }
}
