// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services.monitoring;

import ai.smartwhale.balance.monitoring.reporting.dashboard.ForecastView;
import ai.smartwhale.balance.prediction.demand.LoadForecast;
import ai.smartwhale.balance.prediction.forecast.PredictionInterval;
import ai.smartwhale.balance.services.foresight.Foresight;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What was foreseen of the load beside what came: of each slot that is over, what was expected of it when it began. Not
 * thread-safe.
 */
final class ForecastTrack {

    private static final int MOST_PAST = 180;
    private static final int SLOTS_AHEAD = 6;
    private static final double BAND = 0.8;

    private final Foresight foresight;
    private final Duration slot;
    private final Deque<ForecastView> past = new ArrayDeque<>();
    private List<ForecastView> coming = List.of();
    private long current = Long.MIN_VALUE;
    private long sentBefore;
    private Optional<LoadForecast> latest = Optional.empty();

    ForecastTrack(Foresight foresight) {
        this.foresight = foresight;
        this.slot = foresight.config().load().series().step();
    }

    /** Takes note of how many requests have left so far; true if there is something new to show. */
    boolean step(long sent, Instant now) {
        long at = Math.floorDiv(now.toEpochMilli(), slot.toMillis());
        if (at == current) {
            return false;
        }
        if (at == current + 1) {
            double came = Math.max(0, sent - sentBefore) * 1e3 / slot.toMillis();
            coming.stream()
                    .filter(view -> view.at().equals(start(at - 1)))
                    .findFirst()
                    .ifPresent(view -> add(new ForecastView(
                            view.at(), view.expected(), view.low(), view.high(), OptionalDouble.of(came))));
        }
        current = at;
        sentBefore = sent;
        coming = foresee(at);
        return true;
    }

    private void add(ForecastView view) {
        if (past.size() == MOST_PAST) {
            past.removeFirst();
        }
        past.addLast(view);
    }

    private List<ForecastView> foresee(long from) {
        int ahead = Math.min(SLOTS_AHEAD, foresight.config().load().series().horizon());
        LoadForecast forecast = foresight.load().predictLoad(slot.multipliedBy(ahead));
        latest = forecast.slots().usable() ? Optional.of(forecast) : Optional.empty();
        if (latest.isEmpty()) {
            return List.of();
        }
        Optional<PredictionInterval> band = forecast.slots().interval(BAND);
        double perSecond = 1e3 / slot.toMillis();
        List<ForecastView> views = new ArrayList<>(ahead);
        for (int i = 0; i < forecast.slots().horizon(); i++) {
            int step = i;
            double expected = Math.max(0, forecast.slots().mean(i)) * perSecond;
            double low = band.map(it -> it.lower()[step] * perSecond).orElse(expected);
            double high = band.map(it -> it.upper()[step] * perSecond).orElse(expected);
            if (Double.isFinite(expected) && Double.isFinite(low) && Double.isFinite(high)) {
                views.add(new ForecastView(
                        start(from + i),
                        expected,
                        Math.min(expected, Math.max(0, low)),
                        Math.max(expected, high),
                        OptionalDouble.empty()));
            }
        }
        return views;
    }

    private Instant start(long at) {
        return Instant.ofEpochMilli(at * slot.toMillis());
    }

    List<ForecastView> views() {
        List<ForecastView> views = new ArrayList<>(past);
        views.addAll(coming);
        return views;
    }

    /** How probable an overload is within what was foreseen last; NaN where nothing was. */
    double overloadProbability() {
        return latest.map(LoadForecast::overloadProbability).orElse(Double.NaN);
    }
}
