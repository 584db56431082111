// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services.monitoring;

import ai.smartwhale.balance.monitoring.metrics.MetricWindow;
import ai.smartwhale.balance.monitoring.metrics.QualitySnapshot;
import ai.smartwhale.balance.monitoring.metrics.SourceQuality;
import ai.smartwhale.balance.monitoring.metrics.WindowQuality;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** The mean quality of several sources, each by its number of records. */
final class QualityIndex {

    private QualityIndex() {}

    static OptionalDouble of(List<SourceQuality> sources, MetricWindow window) {
        double sum = 0;
        long records = 0;
        for (SourceQuality source : sources) {
            WindowQuality quality = source.windows().get(window);
            if (quality != null && quality.index().isPresent()) {
                sum += quality.index().getAsDouble() * quality.records();
                records += quality.records();
            }
        }
        return records == 0 ? OptionalDouble.empty() : OptionalDouble.of(Math.min(1, Math.max(0, sum / records)));
    }

    static Map<String, List<SourceQuality>> byModel(QualitySnapshot quality) {
        return quality.sources().stream().collect(Collectors.groupingBy(SourceQuality::model));
    }
}
