// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.demand;

import ai.smartwhale.balance.prediction.forecast.Forecast;
import ai.smartwhale.balance.prediction.forecast.Forecaster;
import ai.smartwhale.balance.prediction.internal.Snapshots;
import ai.smartwhale.commons.InvalidValueException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One series of loads, looked at whenever a slot ends. */
final class DefaultLoadPredictor implements LoadPredictor {

    private static final Logger LOG = LoggerFactory.getLogger(LoadPredictor.class);
    private static final int VERSION = 1;
    /** Empty slots that are told one by one; of a longer silence only the last ones matter. */
    private static final long MOST_EMPTY = 1_024;

    private final LoadPredictorConfig config;
    private final InstantSource clock;
    private final LoadListener listener;
    private final Forecaster forecaster;
    private final SlotGrid grid;
    private final OverloadOdds odds;
    private final WarningLatch latch;

    private double capacity;
    private double counting;

    DefaultLoadPredictor(LoadPredictorConfig config, InstantSource clock, LoadListener listener) {
        this.config = config;
        this.clock = clock;
        this.listener = listener;
        this.forecaster = Forecaster.create(config.method(), config.series());
        this.grid = new SlotGrid(config.series().step(), clock.millis());
        this.odds = new OverloadOdds(config.window());
        this.latch = new WarningLatch(config.probability());
        this.capacity = config.capacity();
    }

    @Override
    public void observe(double load) {
        Values.requireAmount("load", load);
        tell(count(load));
    }

    @Override
    public void advance() {
        tell(count(0));
    }

    private synchronized @Nullable LoadForecast count(double load) {
        LoadForecast changed = endSlots();
        counting += load;
        return changed;
    }

    /** The forecast that changed the warning last, if any did. */
    private @Nullable LoadForecast endSlots() {
        long ended = grid.advance(clock.millis());
        LoadForecast changed = null;
        for (long slot = Math.min(ended, MOST_EMPTY); slot > 0; slot--) {
            forecaster.update(counting);
            odds.add(counting);
            counting = 0;
            LoadForecast look = look(config.window());
            if (latch.look(look.overloadProbability())) {
                changed = look(config.window());
            }
        }
        return changed;
    }

    @Override
    public LoadForecast predictLoad(Duration ahead) {
        InvalidValueException.requirePositive("ahead", ahead);
        int slots = SlotGrid.covering(ahead, config.series().step());
        if (slots > config.series().horizon()) {
            Duration most = config.series().step().multipliedBy(config.series().horizon());
            throw new InvalidValueException("ahead", ahead, "at most " + most);
        }
        LoadForecast changed;
        LoadForecast forecast;
        synchronized (this) {
            changed = endSlots();
            forecast = look(slots);
        }
        tell(changed);
        return forecast;
    }

    private LoadForecast look(int slots) {
        Forecast path = forecaster.forecast(slots);
        double greatest = 0;
        int first = 0;
        for (int ahead = 1; ahead <= slots && path.usable(); ahead++) {
            double probability = odds.ahead(forecaster, path, ahead, capacity);
            greatest = Math.max(greatest, probability);
            first = first == 0 && probability > config.probability() ? ahead : first;
        }
        Duration step = config.series().step();
        List<LoadAction> actions = latch.raised()
                ? LoadActions.against(path, capacity, greatest, latch.raisedFor())
                : List.of();
        Optional<Duration> overloadIn = first == 0 ? Optional.empty() : Optional.of(step.multipliedBy(first));
        return new LoadForecast(path, step, capacity, greatest, overloadIn, latch.raised(), actions);
    }

    private void tell(@Nullable LoadForecast changed) {
        if (changed == null) {
            return;
        }
        try {
            listener.onWarningChanged(changed);
        } catch (RuntimeException e) {
            LOG.warn("A listener of load warnings failed", e);
        }
    }

    @Override
    public synchronized void capacity(double perSlot) {
        capacity = Values.requirePositive("perSlot", perSlot);
    }

    @Override
    public synchronized byte[] snapshot() {
        return Snapshots.write(VERSION, out -> {
            out.writeLong(grid.current());
            out.writeDouble(capacity);
            out.writeDouble(counting);
            odds.write(out);
            latch.write(out);
            Snapshots.writeForecaster(out, forecaster);
        });
    }

    @Override
    public synchronized void restore(byte[] snapshot) {
        Snapshots.read(snapshot, VERSION, in -> {
            grid.resume(in.readLong());
            capacity = in.readDouble();
            counting = in.readDouble();
            odds.read(in);
            latch.read(in);
            Snapshots.readForecaster(in, forecaster);
        });
        // The slot of the snapshot was not counted to its end, and those after it not at all.
        long missed = grid.advance(clock.millis());
        for (long slot = Math.min(missed, MOST_EMPTY); slot > 0; slot--) {
            forecaster.update(Double.NaN);
            counting = 0;
        }
    }
}
