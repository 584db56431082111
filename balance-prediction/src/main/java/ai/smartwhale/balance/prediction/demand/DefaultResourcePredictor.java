// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.demand;

import ai.smartwhale.balance.prediction.demand.capacity.FairShare;
import ai.smartwhale.balance.prediction.demand.capacity.FairShares;
import ai.smartwhale.balance.prediction.demand.capacity.FillForecast;
import ai.smartwhale.balance.prediction.demand.capacity.QueueEstimate;
import ai.smartwhale.balance.prediction.demand.capacity.ShareClaim;
import ai.smartwhale.balance.prediction.forecast.BoundForecast;
import ai.smartwhale.balance.prediction.forecast.Forecast;
import ai.smartwhale.balance.prediction.internal.Snapshots;
import ai.smartwhale.commons.InvalidValueException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/** The resources and the load in slots of the same grid, under one lock. */
final class DefaultResourcePredictor implements ResourcePredictor {

    private static final int VERSION = 1;
    private static final long MOST_AT_ONCE = 1_024;

    private final ResourcePredictorConfig config;
    private final InstantSource clock;
    private final SlotGrid grid;
    private final double stepSeconds;
    private final LoadSeries load;
    private final Map<PredictedResource, ResourceSeries> resources = new EnumMap<>(PredictedResource.class);
    private final double[] nextRequests = new double[1];
    private final double[] nextBytes = new double[1];

    DefaultResourcePredictor(ResourcePredictorConfig config, InstantSource clock) {
        this.config = config;
        this.clock = clock;
        this.grid = new SlotGrid(config.series().step(), clock.millis());
        this.stepSeconds = config.series().step().toMillis() / 1e3;
        this.load = new LoadSeries(config.series());
        for (PredictedResource resource : PredictedResource.values()) {
            resources.put(resource, new ResourceSeries(config));
        }
    }

    @Override
    public synchronized void observe(PredictedResource resource, double used) {
        InvalidValueException.requirePresent("resource", resource);
        Values.requireAmount("used", used);
        endSlots();
        ResourceSeries series = resources.get(resource);
        if (series != null) {
            series.count(used);
        }
    }

    @Override
    public synchronized void observeLoad(double requests, double bytes) {
        Values.requireAmount("requests", requests);
        Values.requireAmount("bytes", bytes);
        endSlots();
        load.count(requests, bytes);
    }

    private void endSlots() {
        long ended = Math.min(grid.advance(clock.millis()), MOST_AT_ONCE);
        for (long slot = grid.current() - ended; slot < grid.current(); slot++) {
            for (ResourceSeries series : resources.values()) {
                if (series.observed()) {
                    series.endSlot(slot, stepSeconds, load);
                }
            }
            load.endSlot();
            load.forecastInto(nextRequests, nextBytes);
            resources.values().forEach(series -> series.lookAhead(nextRequests[0], nextBytes[0]));
        }
    }

    /** Asks every resource that was ever observed, of so many slots. */
    private synchronized <T> List<T> ask(Duration ahead, BiFunction<PredictedResource, Outlook, T> question) {
        InvalidValueException.requirePositive("ahead", ahead);
        int slots = SlotGrid.covering(ahead, config.series().step());
        if (slots > config.series().horizon()) {
            Duration most = config.series().step().multipliedBy(config.series().horizon());
            throw new InvalidValueException("ahead", ahead, "at most " + most);
        }
        endSlots();
        double[] requests = new double[slots];
        double[] bytes = new double[slots];
        load.forecastInto(requests, bytes);
        return resources.entrySet().stream()
                .filter(entry -> entry.getValue().observed())
                .map(entry -> question.apply(
                        entry.getKey(),
                        new Outlook(entry.getValue(), entry.getValue().forecast(requests, bytes))))
                .toList();
    }

    @Override
    public List<ResourceForecast> predictResources(Duration ahead) {
        return ask(ahead, (resource, outlook) -> {
            LoadLine line = outlook.series().line();
            Optional<ResourceForecast.LoadCost> cost = line.known()
                    ? Optional.of(new ResourceForecast.LoadCost(
                            line.perRequest(), line.perByte(), line.base(), line.explained()))
                    : Optional.empty();
            return new ResourceForecast(
                    resource,
                    config.capacity(resource),
                    outlook.path(),
                    outlook.series().loadShare(),
                    cost);
        });
    }

    @Override
    public List<PeakUsage> predictPeakUsage(Duration ahead) {
        return ask(ahead, (resource, outlook) -> {
            BoundForecast peak = outlook.peak(config.level());
            return new PeakUsage(
                    resource,
                    config.capacity(resource),
                    peak.expected(),
                    peak.upper(),
                    peak.level(),
                    config.series().step().multipliedBy(outlook.slotOfPeak()),
                    peak.calibrated());
        });
    }

    @Override
    public List<Bottleneck> estimateBottlenecks(Duration ahead) {
        return ask(ahead, this::bottleneck).stream()
                .sorted(Comparator.comparingDouble((Bottleneck b) -> -b.probability()))
                .toList();
    }

    private Bottleneck bottleneck(PredictedResource resource, Outlook outlook) {
        double capacity = config.capacity(resource);
        double busy = config.busyShare() * capacity;
        Forecast path = outlook.path();
        Optional<Duration> first = Optional.empty();
        for (int step = 0; step < path.horizon() && first.isEmpty(); step++) {
            if (Exceedance.ofMean(path, step, step + 1, busy) > 0.5) {
                first = Optional.of(config.series().step().multipliedBy(step));
            }
        }
        Optional<FillForecast> full = resource == PredictedResource.STORAGE
                ? outlook.series().full(grid.current(), stepSeconds, capacity)
                : Optional.empty();
        Optional<QueueEstimate> queue = resource == PredictedResource.CPU
                ? config.service()
                        .map(profile ->
                                QueueEstimate.of(outlook.peak(config.level()).expected() / capacity, profile))
                : Optional.empty();
        return new Bottleneck(resource, outlook.peakAbove(busy), first, full, queue);
    }

    @Override
    public List<FairShare> optimizeAllocation(PredictedResource resource, List<ShareClaim> claims) {
        InvalidValueException.requirePresent("resource", resource);
        return FairShares.allocate(config.capacity(resource) * (1 - config.reserveShare()), claims);
    }

    @Override
    public synchronized byte[] snapshot() {
        return Snapshots.write(VERSION, out -> {
            out.writeLong(grid.current());
            load.write(out);
            for (ResourceSeries series : resources.values()) {
                series.write(out);
            }
        });
    }

    @Override
    public synchronized void restore(byte[] snapshot) {
        Snapshots.read(snapshot, VERSION, in -> {
            grid.resume(in.readLong());
            load.read(in);
            for (ResourceSeries series : resources.values()) {
                series.read(in);
            }
        });
        // The slot of the snapshot was not counted to its end, and those after it not at all.
        long missed = Math.min(grid.advance(clock.millis()), MOST_AT_ONCE);
        for (long slot = 0; slot < missed; slot++) {
            load.missSlot();
            resources.values().stream().filter(ResourceSeries::observed).forEach(ResourceSeries::missSlot);
        }
    }
}
