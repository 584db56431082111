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

    private final Map<MetricWindow, WindowRing<ModelTotals>> rings = new EnumMap<>(MetricWindow.class);
    private ModelTotals latest = ModelTotals.NONE;

    ModelWindows() {
        for (MetricWindow window : MetricWindow.values()) {
            rings.put(window, new WindowRing<>(window.length()));
        }
    }

    Map<MetricWindow, WindowPerformance> add(Instant now, ModelTotals totals) {
        if (!totals.continues(latest)) {
            rings.values().forEach(WindowRing::clear);
        }
        latest = totals;
        Map<MetricWindow, WindowPerformance> windows = new EnumMap<>(MetricWindow.class);
        rings.forEach((window, ring) -> windows.put(window, since(ring.add(now, totals), now, totals)));
        return windows;
    }

    private static WindowPerformance since(WindowRing.Past<ModelTotals> past, Instant now, ModelTotals totals) {
        Duration covered = Duration.between(past.at(), now);
        long requests = totals.requests() - past.value().requests();
        long errors = totals.errors() - past.value().errors();
        HistogramSnapshot latency = totals.latency().minus(past.value().latency());
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
