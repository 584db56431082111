// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.pattern;

import ai.smartwhale.commons.InvalidValueException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Keeps the series in the order of their latest use. A lock around each step; what is slow works on copies. */
final class DefaultUsageAnalyzer implements UsageAnalyzer {

    private static final CorrelationReport NONE = new CorrelationReport(List.of(), 0, 0);

    private final UsageAnalyzerConfig config;
    private final Object lock = new Object();
    private final Map<UsageKey, UsageSeries> known = new LinkedHashMap<>(16, 0.75f, true);
    private long currentSlot;
    private long evictions;

    DefaultUsageAnalyzer(UsageAnalyzerConfig config) {
        this.config = config;
    }

    void restore(UsageSnapshot snapshot) {
        if (!snapshot.slot().equals(config.slot())) {
            throw new InvalidValueException(
                    "snapshot.slot", snapshot.slot(), config.slot().toString());
        }
        InvalidValueException.requireRange(
                "snapshot.series.size", snapshot.series().size(), 0, config.maxSeries());
        synchronized (lock) {
            currentSlot = snapshot.currentSlot();
            for (UsageSnapshot.SeriesState state : snapshot.series()) {
                known.put(state.key(), UsageSeries.restore(config, state));
            }
        }
    }

    @Override
    public void record(UsageKey key, Instant at, double amount) {
        InvalidValueException.requirePresent("key", key);
        Slots.requireTime("at", at);
        Doubles.requireRange("amount", amount, 0, Float.MAX_VALUE);
        long slot = Slots.number(at, config.slot());
        synchronized (lock) {
            currentSlot = Math.max(currentSlot, slot);
            UsageSeries series = known.get(key);
            if (series == null) {
                series = UsageSeries.create(config, slot);
                makeRoom();
                known.put(key, series);
            }
            series.add(slot, amount);
        }
    }

    private void makeRoom() {
        if (known.size() >= config.maxSeries()) {
            var keys = known.keySet().iterator();
            keys.next();
            keys.remove();
            evictions++;
        }
    }

    @Override
    public void advance(Instant now) {
        Slots.requireTime("now", now);
        synchronized (lock) {
            currentSlot = Math.max(currentSlot, Slots.number(now, config.slot()));
        }
    }

    private Optional<UsageView> view(UsageKey key) {
        InvalidValueException.requirePresent("key", key);
        synchronized (lock) {
            UsageSeries series = known.get(key);
            return series == null ? Optional.empty() : view(key, series);
        }
    }

    private Optional<UsageView> view(UsageKey key, UsageSeries series) {
        series.closeBefore(currentSlot);
        UsageView view = UsageView.of(key, series, config.slot());
        return view.usage().length == 0 ? Optional.empty() : Optional.of(view);
    }

    private List<UsageView> views() {
        synchronized (lock) {
            List<UsageView> views = new ArrayList<>(known.size());
            known.forEach((key, series) -> view(key, series).ifPresent(views::add));
            return views;
        }
    }

    @Override
    public Optional<UsageReport> analyzeUsage(UsageKey key) {
        return view(key).map(UsageView::report);
    }

    @Override
    public List<Rhythm> identifyPatterns(UsageKey key) {
        return view(key).map(UsageView::rhythms).orElse(List.of());
    }

    @Override
    public CorrelationReport analyzeCorrelations() {
        return new Correlations(config).all(views());
    }

    @Override
    public CorrelationReport analyzeCorrelations(UsageKey key) {
        return view(key)
                .map(view -> new Correlations(config)
                        .with(
                                view,
                                views().stream()
                                        .filter(other -> !other.key().equals(key))
                                        .toList()))
                .orElse(NONE);
    }

    @Override
    public List<PredictedChange> predictChanges(UsageKey key, Duration ahead) {
        InvalidValueException.requirePositive("ahead", ahead);
        Slots.requireStep("ahead", ahead);
        return view(key)
                .map(view -> new ChangeForecast(config, view).within(ahead))
                .orElse(List.of());
    }

    @Override
    public List<UsageKey> keys() {
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
    public UsageSnapshot snapshot() {
        synchronized (lock) {
            List<UsageSnapshot.SeriesState> states = new ArrayList<>(known.size());
            known.forEach((key, series) -> states.add(series.state(key)));
            return new UsageSnapshot(config.slot(), currentSlot, states);
        }
    }
}
