// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.logging;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** Counts at the entrance of a handler, and what was dropped on the way. */
final class HandlerCounters {

    private final LongAdder offered = new LongAdder();
    private final LongAdder excluded = new LongAdder();
    private final Map<DropReason, LongAdder> dropped = new EnumMap<>(DropReason.class);

    HandlerCounters() {
        for (DropReason reason : DropReason.values()) {
            dropped.put(reason, new LongAdder());
        }
    }

    void offered() {
        offered.increment();
    }

    void excluded() {
        excluded.increment();
    }

    void dropped(DropReason reason) {
        dropped(reason, 1);
    }

    void dropped(DropReason reason, long number) {
        LongAdder adder = dropped.get(reason);
        if (adder != null) {
            adder.add(number);
        }
    }

    long offeredTotal() {
        return offered.sum();
    }

    long excludedTotal() {
        return excluded.sum();
    }

    /** What was dropped because nobody could take it, which nobody reports but the thread that sees the number grow. */
    long refusedTotal() {
        return droppedFor(DropReason.QUEUE_FULL) + droppedFor(DropReason.OVERSIZED);
    }

    private long droppedFor(DropReason reason) {
        LongAdder adder = dropped.get(reason);
        return adder == null ? 0 : adder.sum();
    }

    Map<DropReason, Long> droppedByReason() {
        Map<DropReason, Long> sums = new EnumMap<>(DropReason.class);
        dropped.forEach((reason, adder) -> {
            if (adder.sum() > 0) {
                sums.put(reason, adder.sum());
            }
        });
        return sums;
    }
}
