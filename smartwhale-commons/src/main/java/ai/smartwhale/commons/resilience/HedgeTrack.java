// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.resilience;

import ai.smartwhale.commons.concurrent.Ticker;
import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;

/** Latencies, budget and counters of one operation. */
final class HedgeTrack {

    final CallBudget budget;
    final LongAdder hedges = new LongAdder();
    final LongAdder wins = new LongAdder();
    final LongAdder denied = new LongAdder();
    final LongAdder cancelled = new LongAdder();

    private final String operation;
    private final HedgeConfig config;
    private final LatencyWindow latencies;

    HedgeTrack(String operation, HedgeConfig config, Ticker ticker) {
        this.operation = operation;
        this.config = config;
        this.budget = new CallBudget(config.budget(), ticker);
        this.latencies = new LatencyWindow(config.quantile(), config.window(), ticker);
    }

    void latency(long nanos) {
        latencies.record(nanos);
    }

    long delayNanos() {
        if (latencies.samples() < config.minimumCalls()) {
            return config.firstDelay().toNanos();
        }
        return Math.max(
                config.shortestDelay().toNanos(), Math.min(config.longestDelay().toNanos(), latencies.quantileNanos()));
    }

    HedgeReport report() {
        return new HedgeReport(
                operation,
                budget.calls(),
                hedges.sum(),
                wins.sum(),
                denied.sum(),
                cancelled.sum(),
                Duration.ofNanos(delayNanos()));
    }
}
