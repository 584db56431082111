// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.metrics;

import ai.smartwhale.balance.monitoring.reporting.trend.TrendDirection;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Remembers readings, and draws a robust line through them. */
final class DefaultResourceMetrics implements ResourceMetrics {

    private static final Logger LOGGER = LoggerFactory.getLogger(DefaultResourceMetrics.class);
    private static final int MOST_RESOURCES = 256;
    private static final double FULL = 0.9;
    private static final double SECONDS_PER_HOUR = 3_600;
    private static final double HOURS_PER_YEAR = 8_760;

    private final Object lock = new Object();
    private final ResourceSource source;
    private final int mostReadings;
    private final InstantSource time;
    private final Map<String, Past> pasts = new TreeMap<>();
    private boolean warned;

    DefaultResourceMetrics(ResourceSource source, int mostReadings, InstantSource time) {
        this.source = source;
        this.mostReadings = mostReadings;
        this.time = time;
    }

    @Override
    public ResourceUsage trackResourceUsage() {
        synchronized (lock) {
            Instant now = time.instant();
            List<ResourceReading> readings = source.read();
            pasts.values().removeIf(past -> past.isSilentAt(now));
            readings.forEach(reading -> remember(reading, now));
            return new ResourceUsage(now, readings);
        }
    }

    private void remember(ResourceReading reading, Instant now) {
        boolean shares = reading.share().isPresent();
        Past past = pasts.get(reading.resource());
        if (past == null || past.shares() != shares) {
            if (past == null && pasts.size() >= MOST_RESOURCES) {
                if (!warned) {
                    warned = true;
                    LOGGER.warn("more than {} resources; of the others no past is kept", MOST_RESOURCES);
                }
                return;
            }
            past = new Past(shares, new ArrayDeque<>());
            pasts.put(reading.resource(), past);
        }
        double used = Math.min(ValuePoint.LARGEST, reading.share().orElse(reading.used()));
        past.points().addLast(new ValuePoint(now, used));
        if (past.points().size() > mostReadings) {
            past.points().removeFirst();
        }
    }

    @Override
    public List<ResourceTrend> analyzeResourceTrends(MetricWindow window) {
        synchronized (lock) {
            List<ResourceTrend> trends = new ArrayList<>(pasts.size());
            pasts.forEach((resource, past) -> trends.add(trend(resource, past, window)));
            return trends;
        }
    }

    private static ResourceTrend trend(String resource, Past past, MetricWindow window) {
        Instant newest = past.points().getLast().at();
        Instant begin = newest.minus(window.length());
        MetricTrend trend = MetricTrends.of(past.points().stream()
                .filter(point -> !point.at().isBefore(begin))
                .toList());
        return new ResourceTrend(resource, trend, past.shares() ? fullAt(trend, newest) : Optional.empty());
    }

    private static Optional<Instant> fullAt(MetricTrend trend, Instant newest) {
        if (trend.direction() != TrendDirection.RISING) {
            return Optional.empty();
        }
        double hours = Math.max(0, (FULL - trend.level()) / trend.slopePerHour());
        return hours > HOURS_PER_YEAR
                ? Optional.empty()
                : Optional.of(newest.plus(Duration.ofSeconds(Math.round(hours * SECONDS_PER_HOUR))));
    }

    private record Past(boolean shares, Deque<ValuePoint> points) {

        /** Silent for longer than the longest window, it has nothing more to say. */
        boolean isSilentAt(Instant now) {
            return points.getLast().at().isBefore(now.minus(MetricWindow.THREE_DAYS.length()));
        }
    }
}
