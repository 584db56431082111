// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services.monitoring;

import ai.smartwhale.commons.monitoring.Labels;
import ai.smartwhale.commons.monitoring.MetricSnapshot;
import ai.smartwhale.commons.monitoring.MetricsSnapshot;
import ai.smartwhale.commons.monitoring.SeriesSnapshot;
import java.util.ArrayList;
import java.util.List;

/** Leaves out of a snapshot what another Balance measured: instances may share a collector, and not their alerts. */
final class OwnSeries {

    private OwnSeries() {}

    static MetricsSnapshot of(MetricsSnapshot all, String name) {
        List<MetricSnapshot> own = new ArrayList<>(all.metrics().size());
        for (MetricSnapshot metric : all.metrics()) {
            if (!metric.definition().labelNames().contains(MetricNames.BALANCE)) {
                own.add(metric);
                continue;
            }
            List<SeriesSnapshot> series = metric.series().stream()
                    .filter(one -> isOwn(one.labels(), name))
                    .toList();
            if (!series.isEmpty()) {
                own.add(new MetricSnapshot(metric.definition(), series));
            }
        }
        return new MetricsSnapshot(all.takenAt(), own);
    }

    private static boolean isOwn(Labels labels, String name) {
        String whose = labels.values().get(labels.names().indexOf(MetricNames.BALANCE));
        return whose.equals(name) || whose.equals(Labels.OVERFLOW);
    }
}
