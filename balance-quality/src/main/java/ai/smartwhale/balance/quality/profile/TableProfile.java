// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.profile;

import ai.smartwhale.balance.quality.data.DataRecord;
import ai.smartwhale.balance.quality.data.FieldNames;
import ai.smartwhale.commons.InvalidValueException;
import java.util.ArrayList;
import java.util.List;

/**
 * What the records of a source are like. Immutable; safe for use by many threads. Profiles of parts can be merged in
 * any order: as long as the values of all parts fit into memory the outcome is the profile of the whole, and after that
 * its counts are off by {@link FieldProfile#error} at most and its quantiles by about 1 % of rank.
 */
public final class TableProfile {

    private final FieldNames names;
    private final ProfileLimits limits;
    private final FieldProfiler[] states;
    private final RecordSample sample;
    private final long records;
    private final List<FieldProfile> fields;

    TableProfile(FieldNames names, ProfileLimits limits, FieldProfiler[] states, RecordSample sample, long records) {
        this.names = names;
        this.limits = limits;
        this.states = states;
        this.sample = sample;
        this.records = records;
        List<FieldProfile> profiles = new ArrayList<>(states.length);
        for (FieldProfiler state : states) {
            profiles.add(state.snapshot());
        }
        this.fields = List.copyOf(profiles);
    }

    /**
     * The fields.
     *
     * @return their names
     */
    public FieldNames names() {
        return names;
    }

    /**
     * How many records were seen.
     *
     * @return 0 or more
     */
    public long records() {
        return records;
    }

    /**
     * What each field is like.
     *
     * @return in the order of the columns
     */
    public List<FieldProfile> fields() {
        return fields;
    }

    /**
     * Some of the records, which are a fair sample of the different ones.
     *
     * @return 512 at most, unless the limits say otherwise; one that was seen several times is there up to 3 times
     */
    public List<DataRecord> sample() {
        return sample.records();
    }

    /**
     * The profile of the records of two.
     *
     * @param other a profile of the same fields
     * @return the profile of all
     * @throws InvalidValueException if the fields differ
     */
    public TableProfile merge(TableProfile other) {
        InvalidValueException.requirePresent("other", other);
        if (!names.equals(other.names)) {
            throw new InvalidValueException("other.names", other.names, names.toString());
        }
        FieldProfiler[] merged = new FieldProfiler[states.length];
        for (int column = 0; column < merged.length; column++) {
            merged[column] = states[column].copy();
            merged[column].addAll(other.states[column]);
        }
        RecordSample records2 = sample.copy();
        records2.addAll(other.sample);
        return new TableProfile(names, limits, merged, records2, records + other.records);
    }

    /**
     * About how much memory the profile takes.
     *
     * @return in bytes
     */
    public long bytes() {
        long bytes = sample.bytes();
        for (FieldProfiler state : states) {
            bytes += state.bytes();
        }
        return bytes;
    }
}
