// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.resource;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.LimitExceededException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** Remembers the newest readings of every kind, and finds in them what is unusual and what comes next. Thread-safe. */
final class ReadingHistory {

    private static final long MOST_STEPS = 100_000;

    private final ResourceMonitorConfig config;
    private final Map<ResourceKind, ReadingWindow> windows = new EnumMap<>(ResourceKind.class);

    ReadingHistory(ResourceMonitorConfig config) {
        this.config = config;
        for (ResourceKind kind : ResourceKind.values()) {
            windows.put(kind, new ReadingWindow(config.historySize()));
        }
    }

    /** What is unknown leaves no trace: a gap is not a zero. */
    synchronized void add(ResourceSnapshot snapshot) {
        Instant at = snapshot.takenAt().orElse(null);
        if (at == null) {
            return;
        }
        windows.forEach((kind, window) -> {
            OptionalDouble reading = snapshot.reading(kind);
            if (reading.isPresent()) {
                window.add(at, reading.getAsDouble());
            }
        });
    }

    synchronized List<ResourceAnomaly> anomalies() {
        List<ResourceAnomaly> anomalies = new ArrayList<>();
        windows.forEach((kind, window) -> {
            if (window.size() >= config.leastSamples()) {
                double[] values = window.values();
                double newest = values[values.length - 1];
                RobustScore score =
                        RobustScore.of(newest, Arrays.copyOf(values, values.length - 1), config.anomalyFloor());
                if (Math.abs(score.score()) >= config.anomalyScore()) {
                    anomalies.add(new ResourceAnomaly(
                            kind, window.newestAt(), newest, score.median(), score.spread(), score.score()));
                }
            }
        });
        return List.copyOf(anomalies);
    }

    synchronized Map<ResourceKind, NeedForecast> forecasts(Duration horizon) {
        InvalidValueException.requirePositive("horizon", horizon);
        LimitExceededException.requireAtMost(
                "horizon, in samples", horizon.dividedBy(config.samplePeriod()), MOST_STEPS);
        Map<ResourceKind, NeedForecast> forecasts = new EnumMap<>(ResourceKind.class);
        windows.forEach((kind, window) -> forecasts.put(kind, forecast(kind, window, horizon)));
        return Collections.unmodifiableMap(forecasts);
    }

    private NeedForecast forecast(ResourceKind kind, ReadingWindow window, Duration horizon) {
        if (window.size() < config.leastSamples()) {
            return new NeedForecast.NotEnoughData(kind, window.size(), config.leastSamples());
        }
        double steps = Math.ceil(horizon.toNanos() / 1e6 / window.gapMillis());
        int ahead = (int) Math.max(1, Math.min(MOST_STEPS, steps));
        DampedHolt model = DampedHolt.fit(window.values());
        double expected = model.expected(ahead);
        double half = config.confidence() * model.standardError(ahead);
        return new NeedForecast.Expected(
                kind, window.newestAt().plus(horizon), clamp(expected), clamp(expected - half), clamp(expected + half));
    }

    private static double clamp(double share) {
        return Math.max(0, Math.min(1, share));
    }
}
