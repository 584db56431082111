// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A series that is taken away while listeners are still being told that it was made. */
class SeriesTellingTest {

    private final MetricsCollector collector = MetricsCollector.create();
    private final MetricFamily<Counter> jobs =
            collector.counters(MetricDefinition.counter("jobs_total", "Jobs.", "kind"));
    private final Set<MetricSeries> shown = new HashSet<>();

    private final MetricsListener bridge = new MetricsListener() {
        @Override
        public void added(MetricSeries series) {
            if (series.definition().name().equals("jobs_total")) {
                shown.add(series);
            }
        }

        @Override
        public void removed(MetricSeries series) {
            shown.remove(series);
        }
    };

    /** Stands for another thread that comes in between. */
    private final MetricsListener remover = new MetricsListener() {
        @Override
        public void added(MetricSeries series) {
            jobs.remove("short");
        }

        @Override
        public void removed(MetricSeries series) {
            // Nothing follows from it.
        }
    };

    @Test
    void isNotKeptByTheListenersThatAreToldLast() {
        collector.addListener(remover);
        collector.addListener(bridge);
        jobs.with("short").increment();
        assertThat(shown).isEmpty();
        jobs.with("long").increment();
        assertThat(shown).hasSize(1);
    }

    @Test
    void isNotKeptByAListenerThatComesMeanwhile() {
        jobs.with("short").increment();
        jobs.with("long").increment();
        collector.addListener(new MetricsListener() {
            @Override
            public void added(MetricSeries series) {
                remover.added(series);
                bridge.added(series);
            }

            @Override
            public void removed(MetricSeries series) {
                bridge.removed(series);
            }
        });
        assertThat(shown).hasSize(1);
    }
}
