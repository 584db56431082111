// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.batch.optimizer;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.LimitExceededException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Keeps nothing but averages of the load. */
final class DefaultTimingOptimizer implements TimingOptimizer {

    private static final int MOST_WORK = 100_000;

    private final TimingConfig config;
    private double average = Double.NaN;
    private double averageUrgent = Double.NaN;

    DefaultTimingOptimizer(TimingConfig config) {
        this.config = config;
    }

    @Override
    public List<LoadWindow> predictOptimalWindows(List<ForecastSlot> forecast, double cost) {
        requireForecast(forecast);
        Checks.requireZeroOrMore("cost", cost);
        double[] loads =
                forecast.stream().mapToDouble(ForecastSlot::load).sorted().toArray();
        double level = loads[0];
        double left = cost;
        for (int filled = 1; left > 0; filled++) {
            double room = filled < loads.length ? (loads[filled] - level) * filled : Double.POSITIVE_INFINITY;
            level = room < left ? loads[filled] : level + left / filled;
            left = room < left ? left - room : 0;
        }
        List<LoadWindow> windows = new ArrayList<>();
        for (ForecastSlot slot : forecast) {
            if (slot.load() < level) {
                windows.add(new LoadWindow(slot, level - slot.load()));
            }
        }
        return windows;
    }

    @Override
    public TimingPlan optimizeExecutionTiming(List<DeferrableWork> work, List<ForecastSlot> forecast) {
        requireForecast(forecast);
        LimitExceededException.requireAtMost(
                "pieces of work",
                InvalidValueException.requirePresent("work", work).size(),
                MOST_WORK);
        return new TimingSearch(forecast, config.service()).plan(work);
    }

    private static void requireForecast(List<ForecastSlot> forecast) {
        if (InvalidValueException.requirePresent("forecast", forecast).isEmpty()) {
            throw new InvalidValueException("forecast", forecast, "at least one span");
        }
        for (int i = 1; i < forecast.size(); i++) {
            ForecastSlot slot = forecast.get(i);
            if (!slot.length().equals(forecast.get(0).length())
                    || slot.start().isBefore(forecast.get(i - 1).end())) {
                throw new InvalidValueException(
                        "forecast", slot, "spans of equal length in the order of time that do not overlap");
            }
        }
    }

    @Override
    public ReleaseDecision balanceLoad(List<DeferrableWork> waiting, double load, Instant now) {
        InvalidValueException.requirePresent("waiting", waiting);
        Checks.requireZeroOrMore("load", load);
        InvalidValueException.requirePresent("now", now);
        List<DeferrableWork> ready = waiting.stream()
                .filter(work -> !work.earliest().isAfter(now))
                .sorted(Comparator.comparing(DeferrableWork::deadline))
                .toList();
        synchronized (this) {
            double usual = Double.isNaN(average) ? load : average;
            double usualUrgent = Double.isNaN(averageUrgent) ? load : averageUrgent;
            double level = Math.max(config.headroom() * usual, levelInTime(ready, load, usualUrgent, now));
            List<DeferrableWork> release = release(ready, level - load, now);
            double total =
                    load + release.stream().mapToDouble(DeferrableWork::cost).sum();
            average = smoothed(average, total);
            averageUrgent = smoothed(averageUrgent, load);
            Optional<Instant> next =
                    ready.stream().skip(release.size()).findFirst().map(this::latestStart);
            return new ReleaseDecision(release, next);
        }
    }

    private double smoothed(double before, double value) {
        return Double.isNaN(before) ? value : before + config.smoothing() * (value - before);
    }

    /** The lowest level at which all can be done in time if the urgent load becomes what it usually is. */
    private double levelInTime(List<DeferrableWork> ready, double load, double usual, Instant now) {
        double level = 0;
        double sum = 0;
        for (DeferrableWork work : ready) {
            sum += work.cost();
            level = Math.max(level, levelFor(sum, load, usual, spansLeft(work, now) - 1));
        }
        return level;
    }

    /** Fills this span, which holds a load, and later ones, which hold what is usual, to one level. */
    private static double levelFor(double sum, double load, double usual, double later) {
        double both = (sum + load + later * usual) / (1 + later);
        if (both >= load && both >= usual) {
            return both;
        }
        return load > usual ? usual + sum / later : load + sum;
    }

    /** In how many spans it may begin, this one included. */
    private double spansLeft(DeferrableWork work, Instant now) {
        double nanos = nanosBetween(now, latestStart(work));
        return 1 + Math.floor(Math.max(0, nanos) / config.span().toNanos());
    }

    private List<DeferrableWork> release(List<DeferrableWork> ready, double wanted, Instant now) {
        List<DeferrableWork> release = new ArrayList<>();
        double released = 0;
        for (DeferrableWork work : ready) {
            boolean lastChance = latestStart(work).isBefore(now.plus(config.span()));
            // A piece cannot be divided: it begins when at least half of it is wanted.
            if (!lastChance && released + work.cost() / 2 > wanted) {
                break;
            }
            release.add(work);
            released += work.cost();
        }
        return release;
    }

    private Instant latestStart(DeferrableWork work) {
        return work.deadline().minus(config.service());
    }

    private static double nanosBetween(Instant from, Instant to) {
        return (to.getEpochSecond() - from.getEpochSecond()) * 1e9 + (to.getNano() - from.getNano());
    }
}
