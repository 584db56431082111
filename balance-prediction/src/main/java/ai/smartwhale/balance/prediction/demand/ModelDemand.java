// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.demand;

import ai.smartwhale.balance.prediction.demand.keys.KeyPredictor;
import ai.smartwhale.balance.prediction.forecast.BoundForecast;
import ai.smartwhale.balance.prediction.forecast.Forecast;
import ai.smartwhale.balance.prediction.forecast.Forecaster;
import ai.smartwhale.balance.prediction.forecast.SeriesConfig;
import ai.smartwhale.balance.prediction.forecast.ValueKind;
import ai.smartwhale.balance.prediction.internal.Snapshots;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.IntSupplier;

/** What is known of one model. Thread-safe by its own lock. */
final class ModelDemand {

    private static final int VERSION = 1;
    /** Slots that are ended at once after a silence; of a longer one, whole seasons are left out. */
    private static final long MOST_AT_ONCE = 256;

    private static final double ANSWER_MEMORY = 0.98;
    /** There may be thirty kinds: their bounds rest on fewer errors, so that a model keeps to half a megabyte or so. */
    private static final int KIND_ORIGINS = 12;

    private static final int HOURS_OF_DAY = 24;

    private final String model;
    private final ModelNeedsConfig config;
    private final InstantSource clock;
    private final SlotGrid grid;
    private final Forecaster requests;
    private final Forecaster bytes;
    private final KindTable kinds;
    private final KeyPredictor keys;
    private final UsageHistory history = new UsageHistory();

    private volatile long touched;
    private int countingRequests;
    private double countingBytes;
    private double answers;
    private double bytesPerAnswer;
    private double secondsPerAnswer;

    ModelDemand(String model, ModelNeedsConfig config, InstantSource clock, IntSupplier roomForKeys) {
        this(model, config, clock, KeyPredictor.create(config.keys(), clock, roomForKeys));
    }

    private ModelDemand(String model, ModelNeedsConfig config, InstantSource clock, KeyPredictor keys) {
        this.model = model;
        this.config = config;
        this.clock = clock;
        this.touched = clock.millis();
        this.grid = new SlotGrid(config.series().step(), touched);
        SeriesConfig ofBytes =
                config.series().toBuilder().kind(ValueKind.NON_NEGATIVE).build();
        SeriesConfig ofKinds = config.series().toBuilder()
                .origins(Math.min(KIND_ORIGINS, config.series().origins()))
                .build();
        this.requests = Forecaster.create(config.method(), config.series());
        this.bytes = Forecaster.create(config.method(), ofBytes);
        this.kinds = new KindTable(
                config.denseRate(), config.maxStreams() - 2, () -> Forecaster.create(config.method(), ofKinds));
        this.keys = keys;
    }

    /** When it was last asked for, in milliseconds. */
    long touched() {
        return touched;
    }

    KeyPredictor keys() {
        return keys;
    }

    synchronized int forecasters() {
        return 2 + kinds.own();
    }

    synchronized void observe(int kind, String key) {
        keys.observe(key, 0);
        advance();
        touched = clock.millis();
        countingRequests++;
        kinds.count(kind);
    }

    synchronized void observeAnswer(String key, long size, Duration took) {
        advance();
        if (size > 0) {
            keys.learnSize(key, size);
        }
        countingBytes += size;
        answers = answers * ANSWER_MEMORY + 1;
        bytesPerAnswer += (size - bytesPerAnswer) / answers;
        secondsPerAnswer += (took.toNanos() / 1e9 - secondsPerAnswer) / answers;
    }

    synchronized void advance() {
        long told = slotsToTell();
        for (long slot = grid.current() - told; slot < grid.current(); slot++) {
            requests.update(countingRequests);
            bytes.update(countingBytes);
            kinds.endSlot();
            history.add(countingRequests, hourOfWeek(slot));
            countingRequests = 0;
            countingBytes = 0;
        }
    }

    private long slotsToTell() {
        long ended = grid.advance(clock.millis());
        long season = config.series().longestSeason();
        return ended <= MOST_AT_ONCE ? ended : MOST_AT_ONCE + (ended - MOST_AT_ONCE) % season;
    }

    /** The slot of a snapshot was not counted to its end, and those after it not at all. */
    private void missSlots() {
        long told = slotsToTell();
        for (long slot = grid.current() - told; slot < grid.current(); slot++) {
            requests.update(Double.NaN);
            bytes.update(Double.NaN);
            kinds.missSlot();
            history.add(Double.NaN, hourOfWeek(slot));
            countingRequests = 0;
            countingBytes = 0;
        }
    }

    private int hourOfWeek(long slot) {
        long millis = slot * Math.max(1, config.series().step().toMillis());
        ZonedDateTime time = Instant.ofEpochMilli(millis).atZone(config.zone());
        return (time.getDayOfWeek().getValue() - 1) * HOURS_OF_DAY + time.getHour();
    }

    synchronized NeedsForecast needs(int slots) {
        advance();
        Forecast path = requests.forecast(slots);
        BoundForecast total = requests.total(slots, config.level());
        Duration ahead = config.series().step().multipliedBy(slots);
        return new NeedsForecast(
                model,
                ahead,
                path,
                total,
                bytes.total(slots, config.level()),
                kinds.forecast(slots, total, bytesPerAnswer, config.level()),
                keys.likelyKeys(ahead, config.maxLikelyKeys()));
    }

    synchronized List<DataNeedForecast> dataNeeds(int slots) {
        advance();
        BoundForecast total = requests.total(slots, config.level());
        return kinds.forecast(slots, total, bytesPerAnswer, config.level());
    }

    synchronized ResourceDemandForecast demands(int slots) {
        advance();
        double seconds = slots * (config.series().step().toMillis() / 1e3);
        BoundForecast total = requests.total(slots, config.level());
        BoundForecast size = bytes.total(slots, config.level());
        double rate = total.expected() / seconds;
        double upper = total.upper() / seconds;
        boolean answered = answers > 0;
        return new ResourceDemandForecast(
                model,
                rate,
                upper,
                size.expected() / seconds,
                size.upper() / seconds,
                answered ? OptionalDouble.of(rate * secondsPerAnswer) : OptionalDouble.empty(),
                answered ? OptionalDouble.of(upper * secondsPerAnswer) : OptionalDouble.empty());
    }

    /** Nothing to tell before the first slot has ended. */
    synchronized boolean hasHistory() {
        advance();
        return history.slots() > 0;
    }

    synchronized UsagePattern pattern() {
        return UsagePatterns.of(history, config.series().step());
    }

    synchronized byte[] snapshot() {
        return Snapshots.write(VERSION, out -> {
            out.writeLong(grid.current());
            out.writeLong(touched);
            out.writeInt(countingRequests);
            out.writeDouble(countingBytes);
            out.writeDouble(answers);
            out.writeDouble(bytesPerAnswer);
            out.writeDouble(secondsPerAnswer);
            Snapshots.writeBytes(out, keys.snapshot());
            Snapshots.writeForecaster(out, requests);
            Snapshots.writeForecaster(out, bytes);
            kinds.write(out);
            history.write(out);
        });
    }

    static ModelDemand restore(
            String model, ModelNeedsConfig config, InstantSource clock, IntSupplier roomForKeys, byte[] snapshot) {
        ModelDemand[] restored = new ModelDemand[1];
        Snapshots.read(snapshot, VERSION, in -> {
            long slot = in.readLong();
            long touched = in.readLong();
            int requests = in.readInt();
            double bytes = in.readDouble();
            double[] answers = {in.readDouble(), in.readDouble(), in.readDouble()};
            KeyPredictor keys = KeyPredictor.restore(config.keys(), clock, roomForKeys, Snapshots.readBytes(in));
            ModelDemand demand = new ModelDemand(model, config, clock, keys);
            demand.grid.resume(slot);
            demand.touched = touched;
            demand.countingRequests = requests;
            demand.countingBytes = bytes;
            demand.answers = answers[0];
            demand.bytesPerAnswer = answers[1];
            demand.secondsPerAnswer = answers[2];
            Snapshots.readForecaster(in, demand.requests);
            Snapshots.readForecaster(in, demand.bytes);
            demand.kinds.read(in);
            demand.history.read(in);
            demand.missSlots();
            restored[0] = demand;
        });
        return restored[0];
    }
}
