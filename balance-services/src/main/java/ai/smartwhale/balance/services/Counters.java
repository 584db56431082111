// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services;

import java.util.concurrent.atomic.LongAccumulator;
import java.util.concurrent.atomic.LongAdder;

/** Counts on hot paths. */
final class Counters {

    final LongAdder requests = new LongAdder();
    final LongAdder answers = new LongAdder();
    final LongAdder cached = new LongAdder();
    final LongAdder errors = new LongAdder();
    final LongAdder timeouts = new LongAdder();
    final LongAdder retries = new LongAdder();
    final LongAdder duplicates = new LongAdder();
    final LongAdder late = new LongAdder();
    final LongAdder unknown = new LongAdder();
    final LongAdder misaddressed = new LongAdder();
    final LongAdder rejected = new LongAdder();
    /** Requests of the largest batch that left since somebody looked. */
    final LongAccumulator largestBatch = new LongAccumulator(Math::max, 0);

    BalanceStatistics statistics(int pending) {
        return new BalanceStatistics(
                requests.sum(),
                answers.sum(),
                cached.sum(),
                errors.sum(),
                timeouts.sum(),
                retries.sum(),
                duplicates.sum(),
                late.sum(),
                unknown.sum(),
                misaddressed.sum(),
                rejected.sum(),
                pending);
    }
}
