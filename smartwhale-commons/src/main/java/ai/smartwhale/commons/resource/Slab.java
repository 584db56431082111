// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.resource;

import java.nio.ByteBuffer;
import java.util.TreeMap;

/** One block of memory from the JVM, and what of it is free. */
final class Slab {

    final long number;
    final ByteBuffer memory;
    /** By offset. Neighbours are merged when it is worth it, not with every release. */
    final TreeMap<Integer, Extent> free = new TreeMap<>();
    /** Bytes in leases that are active. */
    int leased;
    /** Bytes of leases that were not given back: their holders may still write there. */
    int lost;

    Slab(long number, ByteBuffer memory) {
        this.number = number;
        this.memory = memory;
    }

    int size() {
        return memory.capacity();
    }

    boolean isWhollyFree() {
        return leased == 0 && lost == 0;
    }
}
