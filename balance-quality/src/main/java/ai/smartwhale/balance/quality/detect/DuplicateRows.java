// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.detect;

import ai.smartwhale.balance.quality.data.DataRecord;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;

/** Which records were there before, by the hash of all their cells; a bounded number of them. */
final class DuplicateRows {

    private static final int MOST = 1 << 20;
    private static final double OFTEN = 0.05;

    private final Map<Long, Long> first = new HashMap<>();
    private long offset;
    private long records;
    private long again;

    /** Takes in the next record. */
    void add(long number, DataRecord record) {
        records++;
        long hash = hash(record);
        if (first.size() < MOST || first.containsKey(hash)) {
            again += first.putIfAbsent(hash, number) == null ? 0 : 1;
        }
    }

    /** Says which row the first record has. */
    DuplicateRows startingAt(long firstRow) {
        offset = firstRow - 1;
        return this;
    }

    OptionalLong before(long row, DataRecord record) {
        Long found = first.get(hash(record));
        return found == null || found + offset >= row || record.size() < 2
                ? OptionalLong.empty()
                : OptionalLong.of(found + offset);
    }

    /** Where records are often equal, they have nothing that tells them apart. */
    double probability() {
        return again > OFTEN * Math.max(20, records) ? 0.4 : 0.9;
    }

    private static long hash(DataRecord record) {
        long hash = record.size();
        for (int column = 0; column < record.size(); column++) {
            hash = (hash ^ record.text(column).hashCode()) * 0x9E3779B97F4A7C15L;
            hash ^= hash >>> 31;
        }
        return hash;
    }
}
