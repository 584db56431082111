// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.pattern;

import ai.smartwhale.balance.prediction.pattern.change.Shift;
import ai.smartwhale.balance.prediction.pattern.change.ShiftWatch;
import ai.smartwhale.commons.InvalidValueException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What is kept of one pair of a model and a source: a ring of slots, and a watch for shifts. Not thread-safe. */
final class UsageSeries {

    private static final double HOUR = Duration.ofHours(1).toMillis();

    private final UsageAnalyzerConfig config;
    /** NaN where it is not known what was used. As floats they take half of the room and are exact to 7 digits. */
    private final float[] ring;

    private final ShiftWatch watch;
    private int size;
    private long openSlot;
    private double open;
    private boolean touched;
    private boolean follows;
    private long late;
    private Optional<UsageReport.LevelShift> latestShift = Optional.empty();

    private UsageSeries(UsageAnalyzerConfig config, ShiftWatch watch, long openSlot) {
        this.config = config;
        this.ring = new float[config.history()];
        this.watch = watch;
        this.openSlot = openSlot;
    }

    static UsageSeries create(UsageAnalyzerConfig config, long slot) {
        ShiftWatch watch = ShiftWatch.of(HOUR / config.slot().toMillis(), config.allowance(), config.limit());
        return new UsageSeries(config, watch, slot);
    }

    static UsageSeries restore(UsageAnalyzerConfig config, UsageSnapshot.SeriesState state) {
        InvalidValueException.requireRange("slots.size", state.slots().size(), 0, config.history());
        UsageSeries series = new UsageSeries(config, ShiftWatch.restore(state.watch()), state.openSlot());
        series.openSlot = state.openSlot() - state.slots().size();
        for (Optional<Double> slot : state.slots()) {
            series.push(slot.map(Double::floatValue).orElse(Float.NaN));
        }
        series.follows = series.size > 0 && !Float.isNaN(series.ring[series.place(series.openSlot - 1)]);
        series.open = state.open();
        series.touched = state.touched();
        series.late = state.late();
        series.latestShift = state.latestShift();
        return series;
    }

    void add(long slot, double amount) {
        if (slot < openSlot) {
            late++;
            return;
        }
        closeBefore(slot);
        open = Math.min(Float.MAX_VALUE, open + amount);
        touched = true;
    }

    /** Ends all slots before this one; no more of them one by one than are kept. */
    void closeBefore(long slot) {
        if (slot - openSlot > ring.length) {
            close();
            long missed = slot - openSlot - ring.length;
            if (missed > 0) {
                openSlot += missed;
                size = config.silence() == Silence.ZERO && size > 0 ? ring.length : 0;
                Arrays.fill(ring, 0);
                follows = false;
            }
        }
        while (openSlot < slot) {
            close();
        }
    }

    private void close() {
        boolean known = touched || (config.silence() == Silence.ZERO && (size > 0 || open > 0));
        if (known) {
            Instant start = Slots.start(openSlot, config.slot());
            Shift shift = watch.update(start.toEpochMilli(), open, follows);
            if (shift != Shift.NONE) {
                long began = Math.max(0, openSlot + 1 - watch.age());
                latestShift = Optional.of(new UsageReport.LevelShift(
                        Slots.start(began, config.slot()), start.plus(config.slot()), watch.size()));
            }
        }
        push(known ? (float) open : Float.NaN);
        follows = known;
        open = 0;
        touched = false;
    }

    private void push(float value) {
        // Before the first known slot there is nothing to be remembered.
        if (size > 0 || !Float.isNaN(value)) {
            ring[place(openSlot)] = value;
            size = Math.min(size + 1, ring.length);
        }
        openSlot++;
    }

    private int place(long slot) {
        return (int) (slot % ring.length);
    }

    /** Usage in the slots that have ended, the oldest first, NaN where it is not known. */
    double[] slots() {
        double[] slots = new double[size];
        Arrays.setAll(slots, i -> ring[place(openSlot - size + i)]);
        return slots;
    }

    long openSlot() {
        return openSlot;
    }

    long late() {
        return late;
    }

    Optional<UsageReport.LevelShift> latestShift() {
        return latestShift;
    }

    double expected(long slot) {
        // What is usual can be learned as less than nothing, after a shift down.
        return Math.max(0, watch.expected(slot * config.slot().toMillis()));
    }

    double deviation() {
        return watch.deviation();
    }

    int knownHours() {
        return watch.knownHours();
    }

    double tension() {
        return watch.tension();
    }

    double begun() {
        return watch.begun();
    }

    Shift leaning() {
        return watch.leaning();
    }

    UsageSnapshot.SeriesState state(UsageKey key) {
        List<Optional<Double>> values = new ArrayList<>(size);
        for (double slot : slots()) {
            values.add(Double.isNaN(slot) ? Optional.empty() : Optional.of(slot));
        }
        return new UsageSnapshot.SeriesState(key, openSlot, open, touched, late, values, watch.snapshot(), latestShift);
    }
}
