// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.cache.mvstore;

import java.nio.ByteBuffer;

/** How values look in the file: their place in the index of expiries, then their bytes. */
final class StoredRecords {

    private StoredRecords() {}

    /** A new array, because the store keeps arrays as they are until the next commit. */
    static byte[] of(long slot, byte[] value) {
        return ByteBuffer.allocate(Long.BYTES + value.length)
                .putLong(slot)
                .put(value)
                .array();
    }

    /** What a key and its record count. */
    static long size(String stored, byte[] record) {
        return (long) stored.length() + record.length;
    }

    static long slot(byte[] record) {
        return ByteBuffer.wrap(record).getLong();
    }

    static ByteBuffer value(byte[] record) {
        return ByteBuffer.wrap(record, Long.BYTES, record.length - Long.BYTES);
    }
}
