// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.optimization;

import ai.smartwhale.balance.prediction.forecast.ForecastMethod;
import ai.smartwhale.balance.prediction.forecast.Forecaster;
import ai.smartwhale.balance.prediction.internal.Snapshots;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** A forecaster with what it is charged. Not thread-safe. */
final class Expert {

    /** The most that one slot costs, so that a single outlier decides nothing. */
    private static final double MOST = 5;
    /** Over a long time, and where most slots are empty, it is the rare large errors that count. */
    private static final double LONG_FADING = 0.998;

    private static final double LONG_MOST = 100;

    private final ForecastMethod method;
    private final ModelOptimizerConfig config;
    private final double[] next = new double[1];
    private final double[] path;
    private Forecaster forecaster;
    private int pathStep;
    private boolean forecast;
    private boolean pathForecast;
    private double near;
    private double nearWeight;
    private double far;
    private double farWeight;
    private double longNear;
    private double longFar;
    private double pathOff;
    private int hopeless;
    private boolean retired;

    Expert(ForecastMethod method, ModelOptimizerConfig config) {
        this.method = method;
        this.config = config;
        this.forecaster = Forecaster.create(method, config.series());
        this.path = new double[config.series().horizon()];
    }

    ForecastMethod method() {
        return method;
    }

    Forecaster forecaster() {
        return forecaster;
    }

    boolean retired() {
        return retired;
    }

    /** Charges for the value, learns it, and forecasts anew. */
    void update(double value, double scale) {
        if (retired) {
            return;
        }
        if (!Double.isNaN(value) && scale > 0) {
            if (forecast) {
                double off = Math.abs(value - next[0]) / scale;
                near = near * config.fading() + Math.min(MOST, off);
                longNear = longNear * LONG_FADING + Math.min(LONG_MOST, off);
                nearWeight = nearWeight * config.fading() + 1;
            }
            if (pathForecast) {
                double off = Math.abs(value - path[pathStep]) / scale;
                far = far * config.fading() + Math.min(MOST, off);
                pathOff += value - path[pathStep];
                farWeight = farWeight * config.fading() + 1;
            }
        }
        forecaster.update(value);
        forecaster.forecastInto(next);
        forecast = true;
        if (!pathForecast || ++pathStep == path.length) {
            chargePath(scale);
            forecaster.forecastInto(path);
            pathForecast = true;
            pathStep = 0;
        }
    }

    /**
     * Over a long time it is the amount on the whole path that counts: to say zero at every step is not to be right.
     */
    private void chargePath(double scale) {
        if (pathForecast && scale > 0) {
            double most = LONG_MOST * path.length;
            longFar = longFar * Math.pow(LONG_FADING, path.length) + Math.min(most, Math.abs(pathOff) / scale);
        }
        pathOff = 0;
    }

    /** The fading sum of charges, from which weights follow. */
    double charge(boolean ofPath) {
        return ofPath ? far : near;
    }

    /** The same over a long time. */
    double longCharge(boolean ofPath) {
        return ofPath ? longFar : longNear;
    }

    double error(boolean ofPath) {
        double weight = ofPath ? farWeight : nearWeight;
        return weight == 0 ? 0 : (ofPath ? far : near) / weight;
    }

    /** Gives up when both weights have been next to nothing for long enough. */
    void judge(boolean next) {
        hopeless = next ? 0 : hopeless + 1;
        retired |= hopeless >= config.patience();
    }

    void reconsider() {
        if (retired) {
            forecaster = Forecaster.create(method, config.series());
            retired = false;
        }
        near = 0;
        nearWeight = 0;
        far = 0;
        farWeight = 0;
        longNear = 0;
        longFar = 0;
        pathOff = 0;
        hopeless = 0;
        forecast = false;
        pathForecast = false;
    }

    void write(DataOutput out) throws IOException {
        out.writeBoolean(retired);
        out.writeBoolean(forecast);
        out.writeBoolean(pathForecast);
        out.writeInt(pathStep);
        out.writeInt(hopeless);
        for (double number : new double[] {near, nearWeight, far, farWeight, longNear, longFar, pathOff, next[0]}) {
            out.writeDouble(number);
        }
        for (double step : path) {
            out.writeDouble(step);
        }
        Snapshots.writeForecaster(out, forecaster);
    }

    void read(DataInput in) throws IOException {
        retired = in.readBoolean();
        forecast = in.readBoolean();
        pathForecast = in.readBoolean();
        pathStep = Snapshots.readCount(in, path.length - 1);
        hopeless = in.readInt();
        near = in.readDouble();
        nearWeight = in.readDouble();
        far = in.readDouble();
        farWeight = in.readDouble();
        longNear = in.readDouble();
        longFar = in.readDouble();
        pathOff = in.readDouble();
        next[0] = in.readDouble();
        for (int step = 0; step < path.length; step++) {
            path[step] = in.readDouble();
        }
        Snapshots.readForecaster(in, forecaster);
    }
}
