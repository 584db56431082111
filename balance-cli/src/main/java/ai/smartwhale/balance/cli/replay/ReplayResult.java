// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.cli.replay;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What a replay showed.
 *
 * @param startedAt when it began
 * @param trace the name of the trace
 * @param format its format
 * @param cut whether the trace holds more than was replayed
 * @param pace the speed, for people
 * @param took from the first planned moment to the last end
 * @param totals the counts
 * @param overall the latency of all answers
 * @param priorities counts for each priority, most urgent first
 * @param models counts for each model
 * @param sources counts for each source
 * @param layers what each layer of the cache did, nearest first; empty without a cache
 * @param points what happened when
 * @param curves the distribution of latency for each priority
 * @param reasons why requests were not answered with data, with their number
 */
public record ReplayResult(
        Instant startedAt,
        String trace,
        String format,
        boolean cut,
        String pace,
        Duration took,
        ReplayTotals totals,
        Latency overall,
        List<GroupCount> priorities,
        List<GroupCount> models,
        List<GroupCount> sources,
        List<LayerCount> layers,
        List<TimePoint> points,
        List<PriorityCurve> curves,
        Map<String, Long> reasons) {

    /** Copies the lists. */
    public ReplayResult {
        priorities = List.copyOf(priorities);
        models = List.copyOf(models);
        sources = List.copyOf(sources);
        layers = List.copyOf(layers);
        points = List.copyOf(points);
        curves = List.copyOf(curves);
    }

    /**
     * Answers with data for each second.
     *
     * @return 0 or more
     */
    public double throughput() {
        return took.isZero() ? 0 : totals.answers() * 1e9 / took.toNanos();
    }
}
