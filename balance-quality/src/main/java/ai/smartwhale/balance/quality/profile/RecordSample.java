// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.profile;

import ai.smartwhale.balance.quality.data.DataRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The records whose hashes are smallest, with how often each was seen: a sample of the different records that does not
 * depend on their order, and that is the same whether it is drawn from all or merged from parts (bottom-k, Cohen 1997).
 * Not safe for use by many threads.
 */
final class RecordSample {

    /** Records are drawn at most this many times into {@link #records}: repetition says no more than that. */
    private static final int MOST_TIMES = 3;

    private final int mostRecords;
    private final int mostChars;
    private final TreeMap<Long, Seen> seen = new TreeMap<>(Long::compareUnsigned);

    RecordSample(int mostRecords, int mostChars) {
        this.mostRecords = mostRecords;
        this.mostChars = mostChars;
    }

    RecordSample copy() {
        RecordSample copy = new RecordSample(mostRecords, mostChars);
        copy.seen.putAll(seen);
        return copy;
    }

    void add(DataRecord record) {
        long hash = hash(record);
        if (seen.size() < mostRecords || Long.compareUnsigned(hash, seen.lastKey()) <= 0) {
            add(hash, record, 1);
        }
    }

    void addAll(RecordSample other) {
        other.seen.forEach((hash, one) -> add(hash, one.record, one.times));
    }

    private void add(long hash, DataRecord record, long times) {
        int chars = 0;
        for (int column = 0; column < record.size(); column++) {
            chars += record.text(column).length();
        }
        if (chars > mostChars / mostRecords) {
            return;
        }
        seen.merge(hash, new Seen(record, times), (one, two) -> new Seen(one.record, one.times + two.times));
        if (seen.size() > mostRecords) {
            seen.pollLastEntry();
        }
    }

    /** The records, each as often as it was seen, within reason. */
    List<DataRecord> records() {
        List<DataRecord> records = new ArrayList<>();
        for (Map.Entry<Long, Seen> entry : seen.entrySet()) {
            for (long time = 0; time < Math.min(MOST_TIMES, entry.getValue().times); time++) {
                records.add(entry.getValue().record);
            }
        }
        return records;
    }

    int bytes() {
        int bytes = 0;
        for (Seen one : seen.values()) {
            bytes += 160;
            for (int column = 0; column < one.record.size(); column++) {
                bytes += 48 + one.record.text(column).length();
            }
        }
        return bytes;
    }

    static long hash(DataRecord record) {
        long hash = record.size();
        for (int column = 0; column < record.size(); column++) {
            hash = (hash ^ record.text(column).hashCode()) * 0x9E3779B97F4A7C15L;
            hash ^= hash >>> 29;
        }
        hash *= 0xBF58476D1CE4E5B9L;
        return hash ^ (hash >>> 32);
    }

    private record Seen(DataRecord record, long times) {}
}
