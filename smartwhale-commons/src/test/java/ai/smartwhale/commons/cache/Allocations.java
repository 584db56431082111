// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.cache;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** Counts what a piece of code allocates on this thread. */
final class Allocations {

    private static final int RUNS = 20_000;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private Allocations() {}

    /** Bytes of one run; what only the first runs need is left out. */
    static double perRun(Runnable code) {
        repeat(code);
        long self = Thread.currentThread().getId();
        double least = Double.MAX_VALUE;
        for (int round = 0; round < 5; round++) {
            long before = THREADS.getThreadAllocatedBytes(self);
            repeat(code);
            least = Math.min(least, (THREADS.getThreadAllocatedBytes(self) - before) / (double) RUNS);
        }
        return least;
    }

    private static void repeat(Runnable code) {
        for (int i = 0; i < RUNS; i++) {
            code.run();
        }
    }
}
