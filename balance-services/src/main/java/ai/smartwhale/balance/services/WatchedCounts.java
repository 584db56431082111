// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services;

import ai.smartwhale.commons.monitoring.Counter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Counters that follow somebody's counts, and what makes them stand still when that somebody goes. Thread-safe. */
final class WatchedCounts {

    private final Deque<Runnable> endings = new ArrayDeque<>();

    void follow(Counter counter, LongSupplier counted) {
        counter.follow(counted);
        atTheEnd(() -> {
            long last = counted.getAsLong();
            counter.follow(() -> last);
        });
    }

    synchronized void atTheEnd(Runnable ending) {
        endings.add(ending);
    }

    void end() {
        for (Runnable ending = next(); ending != null; ending = next()) {
            ending.run();
        }
    }

    private synchronized @Nullable Runnable next() {
        return endings.poll();
    }
}
