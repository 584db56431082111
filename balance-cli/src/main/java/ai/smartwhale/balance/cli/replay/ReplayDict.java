// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.cli.replay;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A result as plain maps and lists, for programs. Times are milliseconds, and their names say so. */
public final class ReplayDict {

    private ReplayDict() {}

    /**
     * Turns a result into maps.
     *
     * @param result what a replay showed
     * @return a new map
     */
    public static Map<String, Object> of(ReplayResult result) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("trace", result.trace());
        out.put("format", result.format());
        out.put("cut", result.cut());
        out.put("speed", result.pace());
        out.put("started_at", result.startedAt().toString());
        out.put("took_ms", millis(result.took()));
        out.putAll(totals(result.totals()));
        out.put("answers_per_second", result.throughput());
        out.put("latency", latency(result.overall()));
        out.put("priorities", groups(result.priorities()));
        out.put("models", groups(result.models()));
        out.put("sources", groups(result.sources()));
        out.put("cache", result.layers().stream().map(ReplayDict::layer).toList());
        out.put("reasons", result.reasons());
        return out;
    }

    private static Map<String, Object> totals(ReplayTotals totals) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("requests", totals.requests());
        out.put("answers", totals.answers());
        out.put("cached", totals.cached());
        out.put("errors", totals.errors());
        out.put("timeouts", totals.timeouts());
        out.put("rejected", totals.rejected());
        out.put("lost", totals.lost());
        out.put("duplicates_delivered", totals.duplicatesDelivered());
        out.put("duplicates_dropped", totals.duplicatesDropped());
        out.put("retries", totals.retries());
        out.put("injected_errors", totals.injectedErrors());
        out.put("injected_duplicates", totals.injectedDuplicates());
        return out;
    }

    private static List<Map<String, Object>> groups(List<GroupCount> groups) {
        return groups.stream().map(ReplayDict::group).toList();
    }

    private static Map<String, Object> group(GroupCount group) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("name", group.name());
        out.put("requests", group.requests());
        out.put("answers", group.answers());
        out.put("failures", group.failures());
        out.put("latency", latency(group.latency()));
        return out;
    }

    private static Map<String, Object> layer(LayerCount layer) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("name", layer.name());
        out.put("hit_rate", layer.hitRate());
        out.put("hits", layer.hits());
        out.put("misses", layer.misses());
        out.put("failures", layer.failures());
        return out;
    }

    private static Map<String, Object> latency(Latency latency) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("count", latency.count());
        out.put("p50_ms", millis(latency.p50()));
        out.put("p95_ms", millis(latency.p95()));
        out.put("p99_ms", millis(latency.p99()));
        out.put("max_ms", millis(latency.max()));
        return out;
    }

    private static double millis(Duration duration) {
        return duration.toNanos() / 1e6;
    }
}
