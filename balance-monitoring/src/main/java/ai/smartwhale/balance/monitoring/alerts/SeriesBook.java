// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.alerts;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All series that are watched, with their ways into the rules. Not thread-safe; times are milliseconds. */
final class SeriesBook {

    private static final long FIRST_SAMPLES = Duration.ofMinutes(1).toMillis();

    private final int most;
    private final long forgetAfter;
    private final Map<SeriesId, WatchedSeries> series = new HashMap<>();
    private Map<String, List<RuleWatch>> byMetric = Map.of();
    private List<RuleWatch> watches = List.of();
    private long sweptAt;
    private long knowsWhatIsNewAfter = Long.MAX_VALUE;

    SeriesBook(AlertDetectorConfig config) {
        most = config.mostSeries();
        forgetAfter = config.forgetAfter().toMillis();
    }

    List<RuleWatch> watches() {
        return watches;
    }

    int size() {
        return series.size();
    }

    /** Watches by these from now on. The ways of the series are found anew. */
    void replace(List<RuleWatch> others) {
        watches = List.copyOf(others);
        Map<String, List<RuleWatch>> routes = new HashMap<>();
        for (RuleWatch watch : watches) {
            watch.rule().reads().stream()
                    .map(SeriesSelector::metric)
                    .distinct()
                    .forEach(metric -> routes.computeIfAbsent(metric, name -> new ArrayList<>())
                            .add(watch));
        }
        byMetric = routes;
        restart();
    }

    /** Forgets all series, and so which of them are new. */
    void restart() {
        series.clear();
        knowsWhatIsNewAfter = Long.MAX_VALUE;
    }

    boolean isRead(String metric) {
        return byMetric.containsKey(metric);
    }

    /** The series, or null if there is no room for it. */
    @Nullable
    WatchedSeries find(SeriesReading reading, long at) {
        SeriesId id = new SeriesId(reading.metric(), reading.labels());
        WatchedSeries known = series.get(id);
        if (known != null) {
            return known;
        }
        if (series.size() >= most && sweptAt != at) {
            sweep(at);
        }
        if (series.size() >= most) {
            return null;
        }
        List<CellInput> inputs = byMetric.getOrDefault(reading.metric(), List.of()).stream()
                .flatMap(watch -> watch.inputs(reading.metric(), reading.labels(), at).stream())
                .toList();
        WatchedSeries added = new WatchedSeries(inputs, at > knowsWhatIsNewAfter ? 0 : Double.NaN);
        series.put(id, added);
        return added;
    }

    /**
     * Ends a sample. What is not there within the first minute and comes later has counted from zero; all there is may
     * come in several samples.
     */
    void end(long at) {
        knowsWhatIsNewAfter = Math.min(knowsWhatIsNewAfter, at + FIRST_SAMPLES);
        if (at - sweptAt >= forgetAfter / 4) {
            sweep(at);
        }
    }

    private void sweep(long at) {
        sweptAt = at;
        long before = at - forgetAfter;
        series.values().removeIf(one -> one.isOlderThan(before));
        watches.forEach(watch -> watch.forget(before));
    }
}
