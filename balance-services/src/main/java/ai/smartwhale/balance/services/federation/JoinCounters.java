// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services.federation;

import java.util.concurrent.atomic.LongAdder;

/** Counts what a joining does. Thread-safe. */
final class JoinCounters {

    final LongAdder marked = new LongAdder();
    final LongAdder spared = new LongAdder();
    final LongAdder joined = new LongAdder();
    final LongAdder handed = new LongAdder();
    final LongAdder orphaned = new LongAdder();
    final LongAdder unreachable = new LongAdder();
    final LongAdder refused = new LongAdder();
    final LongAdder unreadable = new LongAdder();
    final LongAdder lost = new LongAdder();

    JoinStatistics statistics(int marks, int waiting) {
        return new JoinStatistics(
                marked.sum(),
                spared.sum(),
                joined.sum(),
                handed.sum(),
                orphaned.sum(),
                unreachable.sum(),
                refused.sum(),
                unreadable.sum(),
                lost.sum(),
                marks,
                waiting);
    }
}
