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

    private static final int NEAR_ORIGINS = 64;

    private final LoadPredictorConfig config;
    private final InstantSource clock;
    private final LoadListener listener;
    private final Forecaster forecaster;
    /** Of the coming slots only, so that its intervals learn from an error in every slot or two. */
    private final Forecaster near;

    private final SlotGrid grid;
    private final Backlog backlog = new Backlog();
    private final WarningLatch latch;

    private double capacity;
    private double counting;
    /** The latest change of the warning that the listener was not told of. */
    private @Nullable LoadForecast unheard;

    private boolean telling;

    DefaultLoadPredictor(LoadPredictorConfig config, InstantSource clock, LoadListener listener) {
        this.config = config;
        this.clock = clock;
        this.listener = listener;
        this.forecaster = Forecaster.create(config.method(), config.series());
        this.near = Forecaster.create(
                config.method(),
                config.series().toBuilder()
                        .horizon(WarningLatch.SLOTS)
                        .origins(NEAR_ORIGINS)
                        .build());
        this.grid = new SlotGrid(config.series().step(), clock.millis());
        this.latch = new WarningLatch(config.probability());
        this.capacity = config.capacity();
    }

    @Override
    public void observe(double load) {
        Values.requireAmount("load", load);
        tellIf(count(load));
    }

    @Override
    public void advance() {
        tellIf(count(0));
    }

    /** Whether there is something to tell, and nobody does it yet. */
    private synchronized boolean count(double load) {
        endSlots();
        counting += load;
        return beginsToTell();
    }

    private void endSlots() {
        long ended = grid.advance(clock.millis());
        long untold = Math.max(0, ended - MOST_EMPTY);
        for (long slot = Math.min(ended, MOST_EMPTY); slot > 0; slot--) {
            forecaster.update(counting);
            near.update(counting);
            backlog.endSlot(counting, capacity);
            backlog.drain(untold * capacity);
            untold = 0;
            counting = 0;
            if (latch.look(odds(near, near.forecast(WarningLatch.SLOTS)))) {
                unheard = look(WarningLatch.SLOTS);
            }
        }
    }

    private double[] odds(Forecaster by, Forecast path) {
        double tolerated = capacity
                * config.tolerance().toNanos()
                / (double) config.series().step().toNanos();
        return path.usable() ? backlog.odds(by, path, capacity, tolerated) : new double[path.horizon()];
    }

    @Override
    public LoadForecast predictLoad(Duration ahead) {
        InvalidValueException.requirePositive("ahead", ahead);
        int slots = SlotGrid.covering(ahead, config.series().step());
        if (slots > config.series().horizon()) {
            Duration most = config.series().step().multipliedBy(config.series().horizon());
            throw new InvalidValueException("ahead", ahead, "at most " + most);
        }
        boolean begins;
        LoadForecast forecast;
        synchronized (this) {
            endSlots();
            forecast = look(slots);
            begins = beginsToTell();
        }
        tellIf(begins);
        return forecast;
    }

    private LoadForecast look(int slots) {
        Forecast path = forecaster.forecast(slots);
        double[] odds = odds(forecaster, path);
        int soon = Math.min(slots, WarningLatch.SLOTS);
        System.arraycopy(odds(near, near.forecast(soon)), 0, odds, 0, soon);
        double greatest = 0;
        int first = 0;
        for (int slot = 0; slot < odds.length; slot++) {
            greatest = Math.max(greatest, odds[slot]);
            first = first == 0 && odds[slot] > config.probability() ? slot + 1 : first;
        }
        Duration step = config.series().step();
        List<LoadAction> actions =
                latch.raised() ? LoadActions.against(path, capacity, greatest, latch.raisedFor()) : List.of();
        Optional<Duration> overloadIn = first == 0 ? Optional.empty() : Optional.of(step.multipliedBy(first));
        Duration delay =
                Duration.ofNanos((long) Math.min(Long.MAX_VALUE, backlog.waiting() / capacity * step.toNanos()));
        return new LoadForecast(path, step, capacity, delay, greatest, overloadIn, latch.raised(), actions);
    }

    private boolean beginsToTell() {
        boolean begins = unheard != null && !telling;
        telling |= begins;
        return begins;
    }

    /** One thread at a time, or the end of a warning could be heard before its begin, and that last. */
    private void tellIf(boolean begins) {
        boolean done = !begins;
        try {
            while (!done) {
                LoadForecast next = nextUnheard();
                done = next == null;
                tell(next);
            }
        } finally {
            if (!done) {
                endTelling();
            }
        }
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

    private synchronized @Nullable LoadForecast nextUnheard() {
        LoadForecast next = unheard;
        unheard = null;
        telling = next != null;
        return next;
    }

    private synchronized void endTelling() {
        telling = false;
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
            out.writeDouble(backlog.waiting());
            latch.write(out);
            Snapshots.writeForecaster(out, forecaster);
            Snapshots.writeForecaster(out, near);
        });
    }

    @Override
    public synchronized void restore(byte[] snapshot) {
        Snapshots.read(snapshot, VERSION, in -> {
            grid.resume(in.readLong());
            capacity = in.readDouble();
            counting = in.readDouble();
            backlog.resume(in.readDouble());
            latch.read(in);
            Snapshots.readForecaster(in, forecaster);
            Snapshots.readForecaster(in, near);
        });
        // The slot of the snapshot was not counted to its end, and those after it not at all.
        long missed = grid.advance(clock.millis());
        for (long slot = Math.min(missed, MOST_EMPTY); slot > 0; slot--) {
            forecaster.update(Double.NaN);
            near.update(Double.NaN);
            backlog.resume(0);
            counting = 0;
        }
    }
}
