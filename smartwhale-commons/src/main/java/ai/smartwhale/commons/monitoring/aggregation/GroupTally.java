// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.monitoring.aggregation;

import ai.smartwhale.commons.monitoring.Labels;
import ai.smartwhale.commons.monitoring.MetricUnit;
import ai.smartwhale.commons.monitoring.SeriesChange;
import ai.smartwhale.commons.monitoring.SeriesValue.Count;
import ai.smartwhale.commons.monitoring.SeriesValue.Durations;
import ai.smartwhale.commons.monitoring.SeriesValue.Level;
import ai.smartwhale.commons.monitoring.histogram.HistogramSnapshot;
import java.time.Duration;
import java.util.NavigableMap;
import java.util.TreeMap;

/** What the series of one group did in one window, step by step. Not thread-safe. */
final class GroupTally {

    private final Labels labels;
    private final NavigableMap<Integer, Double> levels = new TreeMap<>();
    private final NavigableMap<Integer, Long> increases = new TreeMap<>();
    private HistogramSnapshot durations = HistogramSnapshot.EMPTY;
    private long resets;

    GroupTally(Labels labels) {
        this.labels = labels;
    }

    void add(int step, SeriesChange change) {
        resets += change.reset() ? 1 : 0;
        if (change.value() instanceof Count count) {
            increases.merge(step, count.count(), Long::sum);
        } else if (change.value() instanceof Level level) {
            levels.merge(step, level.number(), Double::sum);
        } else if (change.value() instanceof Durations more) {
            durations = durations.merge(more.total());
        }
    }

    SeriesAggregate end(MetricUnit unit, Duration seen) {
        if (!levels.isEmpty()) {
            return new SeriesAggregate.Levels(
                    labels, levels.lastEntry().getValue(), Statistics.of(unit, sorted(levels)));
        }
        if (!increases.isEmpty()) {
            long increase =
                    increases.values().stream().mapToLong(Long::longValue).sum();
            return new SeriesAggregate.Rate(labels, increase, SeriesAggregate.perSecond(increase, seen), resets);
        }
        return new SeriesAggregate.Spread(
                labels, durations, SeriesAggregate.perSecond(durations.count(), seen), resets);
    }

    private static double[] sorted(NavigableMap<Integer, Double> values) {
        return values.values().stream()
                .mapToDouble(Double::doubleValue)
                .sorted()
                .toArray();
    }
}
