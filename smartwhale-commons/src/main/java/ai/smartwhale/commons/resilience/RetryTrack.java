// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.resilience;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** Counters and budget of one operation. A call that succeeds at once touches the budget only. */
final class RetryTrack {

    final String operation;
    final CallBudget budget;
    final LongAdder retries = new LongAdder();
    final LongAdder recovered = new LongAdder();
    final LongAdder failed = new LongAdder();
    private final Map<RetryExhaustedException.Reason, LongAdder> exhausted =
            new EnumMap<>(RetryExhaustedException.Reason.class);

    RetryTrack(String operation, CallBudget budget) {
        this.operation = operation;
        this.budget = budget;
        for (RetryExhaustedException.Reason reason : RetryExhaustedException.Reason.values()) {
            exhausted.put(reason, new LongAdder());
        }
    }

    void exhausted(RetryExhaustedException.Reason reason) {
        LongAdder adder = exhausted.get(reason);
        if (adder != null) {
            adder.increment();
        }
    }

    RetryStatistics statistics() {
        Map<RetryExhaustedException.Reason, Long> reasons = new EnumMap<>(RetryExhaustedException.Reason.class);
        exhausted.forEach((reason, count) -> {
            if (count.sum() > 0) {
                reasons.put(reason, count.sum());
            }
        });
        return new RetryStatistics(operation, budget.calls(), retries.sum(), recovered.sum(), failed.sum(), reasons);
    }
}
