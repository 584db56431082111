// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.metrics;

import ai.smartwhale.commons.monitoring.histogram.HistogramSnapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** The past of one model. Not thread-safe. */
final class ModelWindows {

    private static final double MILLIS_PER_SECOND = 1e3;

    private final Map<MetricWindow, ModelRing> rings = new EnumMap<>(MetricWindow.class);
    private ModelTotals.Packed latest = ModelTotals.NONE.pack();

    ModelWindows() {
        for (MetricWindow window : MetricWindow.values()) {
            rings.put(window, new ModelRing(window.length()));
        }
    }

    /** Adds the present, and says whether anything happened since. */
    boolean add(Instant now, ModelTotals totals, Map<MetricWindow, WindowPerformance> windows) {
        ModelTotals before = latest.unpack();
        if (!totals.continues(before)) {
            rings.values().forEach(ModelRing::clear);
        }
        boolean active = !totals.isSameAs(before);
        if (active) {
            latest = totals.pack();
        }
        rings.forEach((window, ring) -> windows.put(window, view(ring.add(now, totals))));
        return active;
    }

    boolean isContinuedBy(ModelTotals totals) {
        return totals.continues(latest.unpack());
    }

    private static WindowPerformance view(ModelRing.Within within) {
        Duration covered = within.covered();
        long requests = within.growth().requests();
        long errors = within.growth().errors();
        HistogramSnapshot latency = within.growth().latency();
        return new WindowPerformance(
                covered,
                requests,
                errors,
                requests == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) errors / requests),
                covered.isZero()
                        ? OptionalDouble.empty()
                        : OptionalDouble.of(requests * MILLIS_PER_SECOND / Math.max(1, covered.toMillis())),
                duration(latency.quantile(0.5)),
                duration(latency.quantile(0.95)),
                duration(latency.quantile(0.99)));
    }

    private static Optional<Duration> duration(OptionalLong nanos) {
        return nanos.isPresent() ? Optional.of(Duration.ofNanos(nanos.getAsLong())) : Optional.empty();
    }
}
