// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.cli.soak;

import ai.smartwhale.balance.cli.soak.check.Mark;
import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Looks at what the process holds. Thread-safe. */
final class Marks {

    private final Ballast ballast;
    private final List<Mark> marks = new ArrayList<>();

    Marks(Ballast ballast) {
        this.ballast = ballast;
    }

    synchronized Mark take(Duration at) {
        Mark mark = new Mark(at, heap(), threads(), files());
        marks.add(mark);
        return mark;
    }

    synchronized List<Mark> all() {
        return List.copyOf(marks);
    }

    /** Twice, because what a first collection finds unreachable may hold more by way of its cleaners. */
    private long heap() {
        MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
        memory.gc();
        memory.gc();
        return memory.getHeapMemoryUsage().getUsed() - ballast.bytes();
    }

    /** Without the numbers in their names, so that those of a kind come together. */
    static Map<String, Integer> threads() {
        Map<String, Integer> byName = new TreeMap<>();
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            byName.merge(thread.getName().replaceAll("[0-9a-f]{8,}|[0-9]+", "#"), 1, Integer::sum);
        }
        return byName;
    }

    static long files() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
                ? unix.getOpenFileDescriptorCount()
                : -1;
    }
}
