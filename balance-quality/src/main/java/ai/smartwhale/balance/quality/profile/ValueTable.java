// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.profile;

import java.util.Arrays;
import java.util.Comparator;
import java.util.function.ObjLongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The counts of the values of a field, exact as long as they fit. When they do not, the rarer half is handed over and
 * forgotten, as in lossy counting: a count may then be too small by the number that {@link #error} tells. Not safe for
 * use by many threads.
 */
final class ValueTable {

    private static final int OVERHEAD = 72;

    private final int mostBytes;
    private @Nullable String[] keys = new @Nullable String[64];
    private long[] counts = new long[64];
    private int size;
    private int bytes;
    private long error;

    ValueTable(int mostBytes) {
        this.mostBytes = mostBytes;
    }

    ValueTable copy() {
        ValueTable copy = new ValueTable(mostBytes);
        copy.keys = keys.clone();
        copy.counts = counts.clone();
        copy.size = size;
        copy.bytes = bytes;
        copy.error = error;
        return copy;
    }

    /** Counts a value; what no longer fits is handed over. */
    void add(String value, long count, ObjLongConsumer<String> overflow) {
        int slot = slot(value);
        if (keys[slot] != null) {
            counts[slot] += count;
            return;
        }
        keys[slot] = value;
        counts[slot] = count;
        bytes += OVERHEAD + value.length();
        if (++size * 2 > keys.length) {
            rebuild(keys.length * 2, 0, overflow);
        }
        if (bytes > mostBytes) {
            evict(overflow);
        }
    }

    /** Counts what another table has counted. */
    void addAll(ValueTable other, ObjLongConsumer<String> overflow) {
        error += other.error;
        other.forEach((value, count) -> add(value, count, overflow));
    }

    void forEach(ObjLongConsumer<String> action) {
        for (int slot = 0; slot < keys.length; slot++) {
            String key = keys[slot];
            if (key != null) {
                action.accept(key, counts[slot]);
            }
        }
    }

    /** The values, the most frequent first. */
    ValueCount[] sorted() {
        ValueCount[] all = new ValueCount[size];
        int at = 0;
        for (int slot = 0; slot < keys.length; slot++) {
            String key = keys[slot];
            if (key != null) {
                all[at++] = new ValueCount(key, counts[slot]);
            }
        }
        Arrays.sort(all, Comparator.comparingLong(ValueCount::count).reversed().thenComparing(ValueCount::value));
        return all;
    }

    /** By how much a count may be too small; 0 as long as all values fitted. */
    long error() {
        return error;
    }

    int bytes() {
        return keys.length * 12 + bytes;
    }

    private void evict(ObjLongConsumer<String> overflow) {
        long[] sorted = new long[size];
        int at = 0;
        for (int slot = 0; slot < keys.length; slot++) {
            if (keys[slot] != null) {
                sorted[at++] = counts[slot];
            }
        }
        Arrays.sort(sorted);
        long least = sorted[size / 2];
        error += least;
        rebuild(keys.length, least, overflow);
    }

    /** Keeps the values that occur more often than a number. */
    private void rebuild(int capacity, long least, ObjLongConsumer<String> overflow) {
        @Nullable String[] oldKeys = keys;
        long[] oldCounts = counts;
        keys = new @Nullable String[capacity];
        counts = new long[capacity];
        size = 0;
        bytes = 0;
        for (int old = 0; old < oldKeys.length; old++) {
            String key = oldKeys[old];
            if (key == null) {
                continue;
            }
            if (oldCounts[old] <= least) {
                overflow.accept(key, oldCounts[old]);
            } else {
                int slot = slot(key);
                keys[slot] = key;
                counts[slot] = oldCounts[old];
                bytes += OVERHEAD + key.length();
                size++;
            }
        }
    }

    private int slot(String value) {
        int hash = value.hashCode();
        int mask = keys.length - 1;
        int slot = (hash ^ (hash >>> 15)) & mask;
        while (true) {
            String key = keys[slot];
            if (key == null || (key.hashCode() == hash && key.equals(value))) {
                return slot;
            }
            slot = (slot + 1) & mask;
        }
    }
}
