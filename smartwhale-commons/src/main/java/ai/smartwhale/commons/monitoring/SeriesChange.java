// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.monitoring;

import ai.smartwhale.commons.monitoring.SeriesValue.Count;
import ai.smartwhale.commons.monitoring.SeriesValue.Durations;
import ai.smartwhale.commons.monitoring.histogram.HistogramSnapshot;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a series changed between two moments.
 *
 * @param labels which series
 * @param value for a count how much it grew; for durations those in between; for a level the later number
 * @param reset whether it began anew in between, so that only what came after is known
 */
public record SeriesChange(Labels labels, SeriesValue value, boolean reset) {

    /**
     * Compares two moments of one metric. A series that was not there before began at zero.
     *
     * @param earlier the earlier
     * @param later the later
     * @return how each series of the later one changed
     */
    public static List<SeriesChange> between(MetricPoint earlier, MetricPoint later) {
        return between(earlier.series(), later.series());
    }

    static List<SeriesChange> between(List<SeriesSnapshot> earlier, List<SeriesSnapshot> later) {
        Map<Labels, SeriesValue> before = new HashMap<>();
        earlier.forEach(series -> before.put(series.labels(), series.value()));
        return later.stream()
                .map(series -> change(Optional.ofNullable(before.get(series.labels())), series))
                .toList();
    }

    private static SeriesChange change(Optional<SeriesValue> before, SeriesSnapshot after) {
        if (after.value() instanceof Count now) {
            long then = before.map(Count.class::cast).map(Count::count).orElse(0L);
            boolean reset = now.count() < then;
            return new SeriesChange(after.labels(), new Count(reset ? now.count() : now.count() - then), reset);
        }
        if (after.value() instanceof Durations now) {
            HistogramSnapshot then =
                    before.map(Durations.class::cast).map(Durations::total).orElse(HistogramSnapshot.EMPTY);
            boolean reset = !now.total().continues(then);
            HistogramSnapshot between = reset ? now.total() : now.total().minus(then);
            return new SeriesChange(after.labels(), new Durations(between, between), reset);
        }
        return new SeriesChange(after.labels(), after.value(), false);
    }
}
