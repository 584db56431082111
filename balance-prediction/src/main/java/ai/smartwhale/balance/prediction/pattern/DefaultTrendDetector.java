// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.pattern;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.LimitExceededException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Keeps the series in the order of their latest use. A lock around each step; what is slow runs outside of it. */
final class DefaultTrendDetector implements TrendDetector {

    private static final int LONGEST_NAME = 256;
    /** The squares of larger values could not be added up. */
    private static final double LARGEST = 1e100;

    private final TrendDetectorConfig config;
    private final Object lock = new Object();
    private final Map<String, TrendSeries> known = new LinkedHashMap<>(16, 0.75f, true);
    private long evictions;

    DefaultTrendDetector(TrendDetectorConfig config) {
        this.config = config;
    }

    void restore(TrendSnapshot snapshot) {
        if (!snapshot.step().equals(config.step())) {
            throw new InvalidValueException(
                    "snapshot.step", snapshot.step(), config.step().toString());
        }
        InvalidValueException.requireRange(
                "snapshot.series.size", snapshot.series().size(), 0, config.maxSeries());
        synchronized (lock) {
            for (TrendSnapshot.SeriesState state : snapshot.series()) {
                known.put(requireName(state.name()), TrendSeries.restore(config, state));
            }
        }
    }

    @Override
    public Optional<ShiftAlarm> observe(String series, Instant at, double value) {
        requireName(series);
        Slots.requireTime("at", at);
        Doubles.requireRange("value", value, -LARGEST, LARGEST);
        synchronized (lock) {
            TrendSeries state = known.get(series);
            if (state == null) {
                state = TrendSeries.create(config);
                makeRoom();
                known.put(series, state);
            }
            return state.add(series, at, value);
        }
    }

    private void makeRoom() {
        if (known.size() >= config.maxSeries()) {
            var names = known.keySet().iterator();
            names.next();
            names.remove();
            evictions++;
        }
    }

    private static String requireName(String series) {
        InvalidValueException.requireText("series", series);
        LimitExceededException.requireAtMost("series, in characters", series.length(), LONGEST_NAME);
        return series;
    }

    @Override
    public Optional<TrendReport> detectTrend(String series) {
        requireName(series);
        TrendAnalysis analysis;
        synchronized (lock) {
            TrendSeries state = known.get(series);
            if (state == null) {
                return Optional.empty();
            }
            analysis = state.analysis();
        }
        return Optional.of(analysis.run());
    }

    @Override
    public TrendReport detectTrend(Instant start, Duration step, double[] values) {
        Slots.requireTime("start", start);
        Slots.requireStep("step", step);
        InvalidValueException.requirePresent("values", values);
        TrendSeries series = TrendSeries.create(config.withStep(step));
        long first = Slots.number(start, step);
        boolean any = false;
        for (int i = 0; i < values.length; i++) {
            if (!Double.isNaN(values[i])) {
                Doubles.requireRange("values[" + i + ']', values[i], -LARGEST, LARGEST);
                series.addQuietly(first + i, values[i]);
                any = true;
            }
        }
        if (!any) {
            throw new InvalidValueException("values", values.length + " without a number", "at least one number");
        }
        return series.analysis().run();
    }

    @Override
    public List<String> series() {
        synchronized (lock) {
            return List.copyOf(known.keySet());
        }
    }

    @Override
    public long evictions() {
        synchronized (lock) {
            return evictions;
        }
    }

    @Override
    public TrendSnapshot snapshot() {
        synchronized (lock) {
            List<TrendSnapshot.SeriesState> states = new ArrayList<>(known.size());
            known.forEach((name, series) -> states.add(series.state(name)));
            return new TrendSnapshot(config.step(), states);
        }
    }
}
