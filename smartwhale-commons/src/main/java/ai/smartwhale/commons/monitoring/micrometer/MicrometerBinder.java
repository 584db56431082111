// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.monitoring.micrometer;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.MissingDependencyException;
import ai.smartwhale.commons.concurrent.Ticker;
import ai.smartwhale.commons.monitoring.MetricsCollector;
import ai.smartwhale.commons.monitoring.Subscription;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import java.util.List;

/**
 * Shows all series of a collector in a registry of Micrometer, while they are there. This class loads without the
 * library on the class path; binding does not.
 *
 * <p>Names are written as Micrometer has them: {@code jobs_total} is the counter {@code jobs}, {@code run_seconds} the
 * timer {@code run}, {@code queue_depth} the gauge {@code queue.depth}. A timer has, beside its count and its time, the
 * gauges {@code run.max} and {@code run.percentile} by the tag {@code phi}, of the recent past. Nothing is recorded
 * twice: every meter reads the collector when it is read.
 */
public final class MicrometerBinder {

    /** What has to be on the class path. */
    public static final String DEPENDENCY = "io.micrometer:micrometer-core:1.17.2";

    private static final String FEATURE = "metrics in Micrometer";

    private MicrometerBinder() {}

    /**
     * Shows a collector in a registry of the host.
     *
     * @param collector whose series
     * @param registry where; a meter there with the same name and tags stays, and the series is not shown
     * @param tags what every meter gets beside its labels
     * @return takes all meters away
     * @throws MissingDependencyException if the library is not on the class path
     */
    public static Subscription bind(MetricsCollector collector, MeterRegistry registry, Tag... tags) {
        InvalidValueException.requirePresent("collector", collector);
        InvalidValueException.requirePresent("registry", registry);
        try {
            return SeriesMeters.bind(collector, registry, List.of(tags), Ticker.system());
        } catch (NoClassDefFoundError e) {
            throw new MissingDependencyException(FEATURE, DEPENDENCY, e);
        }
    }

    /**
     * Shows a collector in the global registry of Micrometer.
     *
     * @param collector whose series
     * @return takes all meters away
     * @throws MissingDependencyException if the library is not on the class path
     */
    public static Subscription bindToGlobalRegistry(MetricsCollector collector) {
        InvalidValueException.requirePresent("collector", collector);
        try {
            return SeriesMeters.bindToGlobalRegistry(collector);
        } catch (NoClassDefFoundError e) {
            throw new MissingDependencyException(FEATURE, DEPENDENCY, e);
        }
    }
}
