// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.metrics;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalDouble;

/** The past of the data of one source for one model. Not thread-safe. */
final class QualityWindows {

    private final Map<MetricWindow, WindowRing<QualityTotals>> rings = new EnumMap<>(MetricWindow.class);
    private QualityTotals latest;

    QualityWindows(QualityTotals first) {
        latest = first;
        for (MetricWindow window : MetricWindow.values()) {
            rings.put(window, new WindowRing<>(window.length()));
        }
    }

    /** Whether anything was judged since the latest. */
    boolean isActive(QualityTotals totals) {
        return totals.records() != latest.records();
    }

    Map<MetricWindow, WindowQuality> add(Instant now, QualityTotals totals) {
        if (!totals.continues(latest)) {
            rings.values().forEach(WindowRing::clear);
        }
        latest = totals;
        Map<MetricWindow, WindowQuality> windows = new EnumMap<>(MetricWindow.class);
        rings.forEach((window, ring) -> {
            WindowRing.Past<QualityTotals> past = ring.add(now, totals);
            windows.put(window, since(Duration.between(past.at(), now), past.value(), totals));
        });
        return windows;
    }

    private static WindowQuality since(Duration covered, QualityTotals before, QualityTotals now) {
        long records = now.records() - before.records();
        return new WindowQuality(
                covered,
                records,
                share(Math.min(records, now.scoreSum() - before.scoreSum()), records),
                share(now.quarantined() - before.quarantined(), records),
                share(now.repaired() - before.repaired(), records));
    }

    private static OptionalDouble share(double part, long records) {
        return records == 0 ? OptionalDouble.empty() : OptionalDouble.of(part / records);
    }
}
