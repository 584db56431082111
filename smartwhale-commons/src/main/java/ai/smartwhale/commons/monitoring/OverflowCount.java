// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.monitoring;

import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Counts the lookups of one metric that found no place; the metric that shows it has a series only then. */
final class OverflowCount {

    private final LongAdder count = new LongAdder();
    private final Supplier<Counter> shown;
    private volatile @Nullable Counter counter;

    OverflowCount(Supplier<Counter> shown) {
        this.shown = shown;
    }

    void increment() {
        count.increment();
        Counter there = counter;
        if (there == null) {
            // Two threads may both ask; they get the same series.
            there = shown.get();
            counter = there;
        }
        there.increment();
    }

    long count() {
        return count.sum();
    }
}
