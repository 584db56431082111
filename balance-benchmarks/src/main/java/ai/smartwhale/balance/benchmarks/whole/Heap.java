// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.benchmarks.whole;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;

/** What is retained on the heap. */
final class Heap {

    private Heap() {}

    /** The least of several readings after a full collection, in bytes. */
    static long retained() {
        MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 5; i++) {
            memory.gc();
            least = Math.min(least, memory.getHeapMemoryUsage().getUsed());
        }
        return least;
    }
}
