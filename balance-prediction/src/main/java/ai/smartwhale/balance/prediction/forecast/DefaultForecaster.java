// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.forecast;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.LimitExceededException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** A point model with its observed errors around it. */
final class DefaultForecaster implements Forecaster {

    private static final int VERSION = 1;
    private static final double LARGEST_FORECAST = 1e34;

    private final ForecastMethod method;
    private final SeriesConfig config;
    private final Supplier<PointModel> models;
    private final int fingerprint;
    private final double[] path;
    private PointModel model;
    private PathErrors errors;
    private SeriesHealth health;
    private ErrorBands bands;

    /**
     * Creates the forecaster.
     *
     * @param parameters of the models in a form that is the same in every JVM; snapshots of others are refused
     */
    DefaultForecaster(ForecastMethod method, SeriesConfig config, String parameters, Supplier<PointModel> models) {
        this.method = method;
        this.config = config;
        this.models = models;
        fingerprint = (config + parameters).hashCode();
        path = new double[config.horizon()];
        model = models.get();
        errors = newErrors();
        health = new SeriesHealth(config);
        bands = new ErrorBands(config, errors, health);
    }

    @Override
    public SeriesConfig config() {
        return config;
    }

    @Override
    public ForecastMethod method() {
        return method;
    }

    @Override
    public long slots() {
        return health.slots();
    }

    @Override
    public void update(double value) {
        if (Math.abs(value) > LARGEST_VALUE) {
            throw new InvalidValueException("value", value, "-1e30..1e30, or NaN for none");
        }
        double admitted = health.admit(value);
        errors.observe(admitted);
        model.update(admitted);
        if (!health.empty() && errors.due()) {
            pointsInto(path, path.length);
            errors.open(path);
        }
    }

    @Override
    public void forecastInto(double[] mean) {
        requireHorizon(mean.length);
        pointsInto(mean, mean.length);
    }

    @Override
    public Forecast forecast(int horizon) {
        requireHorizon(horizon);
        double[] mean = new double[horizon];
        pointsInto(mean, horizon);
        Set<ForecastFlag> flags = currentFlags();
        if (horizon > errors.horizon()) {
            flags.add(ForecastFlag.BEYOND_CALIBRATION);
        }
        List<PredictionInterval> intervals = new ArrayList<>();
        for (int level = 0; level < config.levels().size(); level++) {
            intervals.add(bands.around(mean, level));
        }
        if (!bands.calibrated()) {
            flags.add(ForecastFlag.UNCALIBRATED);
        }
        return new Forecast(mean, intervals, flags);
    }

    @Override
    public BoundForecast peak(int horizon, double level) {
        return bound(horizon, level, true);
    }

    @Override
    public BoundForecast total(int horizon, double level) {
        return bound(horizon, level, false);
    }

    @Override
    public Set<ForecastFlag> flags() {
        return Collections.unmodifiableSet(currentFlags());
    }

    @Override
    public byte[] snapshot() {
        StateWriter state = new StateWriter();
        state.put(VERSION).put(method.ordinal()).put(fingerprint);
        health.write(state);
        errors.write(state);
        model.write(state);
        return state.sealed();
    }

    @Override
    public void restore(byte[] snapshot) {
        StateReader state = StateReader.unsealed(InvalidValueException.requirePresent("snapshot", snapshot));
        requireEqual("snapshot version", state.nextInt(), VERSION);
        requireEqual("snapshot method", state.nextInt(), method.ordinal());
        requireEqual("snapshot configuration", state.nextInt(), fingerprint);
        SeriesHealth newHealth = new SeriesHealth(config);
        PathErrors newErrors = newErrors();
        PointModel newModel = models.get();
        newHealth.read(state);
        newErrors.read(state);
        newModel.read(state);
        state.end();
        health = newHealth;
        errors = newErrors;
        model = newModel;
        bands = new ErrorBands(config, errors, health);
    }

    private PathErrors newErrors() {
        int season = config.shortestSeason();
        int half = Math.max(1, config.horizon() / 2);
        int spacing = season > 1 && season <= config.horizon() ? season : half;
        return new PathErrors(config.horizon(), config.origins(), spacing);
    }

    private void pointsInto(double[] mean, int horizon) {
        if (health.constant()) {
            Arrays.fill(mean, 0, horizon, health.last());
            return;
        }
        model.forecastInto(mean, horizon);
        double least = config.kind() == ValueKind.REAL ? -LARGEST_FORECAST : 0;
        for (int step = 0; step < horizon; step++) {
            mean[step] = Math.max(least, Math.min(LARGEST_FORECAST, mean[step]));
        }
    }

    private BoundForecast bound(int horizon, double level, boolean peak) {
        requireHorizon(horizon);
        SeriesConfig.requireLevel("level", level);
        double[] mean = new double[horizon];
        pointsInto(mean, horizon);
        return bands.bound(mean, level, peak);
    }

    private EnumSet<ForecastFlag> currentFlags() {
        EnumSet<ForecastFlag> flags = EnumSet.noneOf(ForecastFlag.class);
        health.addTo(flags);
        if (!model.ready()) {
            flags.add(ForecastFlag.TOO_SHORT);
        }
        return flags;
    }

    private static void requireHorizon(int horizon) {
        InvalidValueException.requireRange("horizon", horizon, 1, Integer.MAX_VALUE);
        LimitExceededException.requireAtMost("horizon, in slots", horizon, SeriesConfig.LONGEST_HORIZON);
    }

    private static void requireEqual(String field, int actual, int expected) {
        if (actual != expected) {
            throw new InvalidValueException(field, actual, Integer.toString(expected));
        }
    }
}
