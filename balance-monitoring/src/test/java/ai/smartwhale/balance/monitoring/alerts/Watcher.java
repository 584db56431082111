// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.alerts;

import ai.smartwhale.commons.monitoring.Labels;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Gives a detector samples of time that only exists here, and keeps what it said. */
final class Watcher {

    static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
    static final Labels MODEL = new Labels(List.of("model"), List.of("a"));

    final AlertDetector detector;
    final List<Alert> news = new ArrayList<>();
    Instant now = START;

    Watcher(AlertRule... rules) {
        detector = AlertDetector.create(AlertDetectorConfig.defaults(), List.of(rules));
    }

    static SeriesReading reading(String metric, double value) {
        return new SeriesReading(metric, MODEL, value);
    }

    List<Alert> see(Duration later, SeriesReading... readings) {
        now = now.plus(later);
        List<Alert> changed =
                detector.triggerAlerts(detector.detectAnomalies(new SystemSample(now, List.of(readings))));
        news.addAll(changed);
        return changed;
    }

    List<AlertState> states() {
        return news.stream().map(Alert::state).toList();
    }
}
