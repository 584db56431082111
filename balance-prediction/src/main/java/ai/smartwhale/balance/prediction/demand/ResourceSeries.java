// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.demand;

import ai.smartwhale.balance.prediction.demand.capacity.FillForecast;
import ai.smartwhale.balance.prediction.demand.capacity.FillTrend;
import ai.smartwhale.balance.prediction.forecast.BoundForecast;
import ai.smartwhale.balance.prediction.forecast.Forecast;
import ai.smartwhale.balance.prediction.forecast.Forecaster;
import ai.smartwhale.balance.prediction.forecast.PredictionInterval;
import ai.smartwhale.balance.prediction.internal.Snapshots;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * The use of one resource by slots. Two forecasts of it, from its own past and from the load to come, are weighed by
 * the inverse of their squared errors one slot ahead. Not thread-safe.
 */
final class ResourceSeries {

    private static final double ERROR_MEMORY = 0.95;
    private static final int LEAST_COMPARED = 10;

    private final Forecaster own;
    private final LoadLine line = new LoadLine();
    private final FillTrend trend = new FillTrend();
    private final double[] next = new double[1];
    private double sum;
    private int count;
    private long compared;
    private double ownErrors;
    private double lineErrors;
    private double nextByLine = Double.NaN;
    private double latest;
    private boolean observed;

    ResourceSeries(ResourcePredictorConfig config) {
        own = Forecaster.create(config.method(), config.series());
    }

    void count(double used) {
        sum += used;
        count++;
        observed = true;
    }

    boolean observed() {
        return observed;
    }

    /** Of the latest slot that had any. */
    double latest() {
        return latest;
    }

    void endSlot(long slot, double stepSeconds, LoadSeries load) {
        double used = count == 0 ? Double.NaN : sum / count;
        if (count > 0) {
            compare(used);
            latest = used;
            line.add(load.countedRequests(), load.countedBytes(), used);
            trend.add(slot * stepSeconds, used);
        }
        own.update(used);
        sum = 0;
        count = 0;
    }

    private void compare(double used) {
        if (Double.isNaN(nextByLine)) {
            return;
        }
        double byOwn = next[0] - used;
        double byLine = nextByLine - used;
        ownErrors = ownErrors * ERROR_MEMORY + byOwn * byOwn;
        lineErrors = lineErrors * ERROR_MEMORY + byLine * byLine;
        compared++;
    }

    /** Remembers what both forecast for the next slot, to compare them with what comes. */
    void lookAhead(double requests, double bytes) {
        nextByLine = Double.NaN;
        if (line.known() && own.slots() > 0) {
            own.forecastInto(next);
            nextByLine = line.at(requests, bytes);
        }
    }

    double loadShare() {
        double both = ownErrors + lineErrors;
        return compared < LEAST_COMPARED || both == 0 ? 0 : ownErrors / both;
    }

    LoadLine line() {
        return line;
    }

    Forecast forecast(double[] requests, double[] bytes) {
        Forecast byOwn = own.forecast(requests.length);
        double share = loadShare();
        if (share == 0) {
            return byOwn;
        }
        double[] shift = new double[requests.length];
        double[] mean = byOwn.mean();
        for (int step = 0; step < mean.length; step++) {
            double moved = share * (line.at(requests[step], bytes[step]) - mean[step]);
            shift[step] = Math.max(-mean[step], moved);
            mean[step] += shift[step];
        }
        List<PredictionInterval> intervals = byOwn.intervals().stream()
                .map(interval -> new PredictionInterval(
                        interval.level(), moved(interval.lower(), shift), moved(interval.upper(), shift)))
                .toList();
        return new Forecast(mean, intervals, byOwn.flags());
    }

    private static double[] moved(double[] bounds, double[] shift) {
        for (int step = 0; step < bounds.length; step++) {
            bounds[step] = Math.max(0, bounds[step] + shift[step]);
        }
        return bounds;
    }

    BoundForecast peak(int slots, double level) {
        return own.peak(slots, level);
    }

    Optional<FillForecast> full(long slot, double stepSeconds, double capacity) {
        return trend.forecast(slot * stepSeconds, capacity, Normal.quantile(0.95), 0.9);
    }

    void missSlot() {
        own.update(Double.NaN);
        nextByLine = Double.NaN;
        sum = 0;
        count = 0;
    }

    void write(DataOutput out) throws IOException {
        out.writeDouble(sum);
        out.writeInt(count);
        out.writeLong(compared);
        out.writeDouble(ownErrors);
        out.writeDouble(lineErrors);
        out.writeDouble(next[0]);
        out.writeDouble(nextByLine);
        out.writeDouble(latest);
        out.writeBoolean(observed);
        line.write(out);
        trend.write(out);
        Snapshots.writeForecaster(out, own);
    }

    void read(DataInput in) throws IOException {
        sum = in.readDouble();
        count = in.readInt();
        compared = in.readLong();
        ownErrors = in.readDouble();
        lineErrors = in.readDouble();
        next[0] = in.readDouble();
        nextByLine = in.readDouble();
        latest = in.readDouble();
        observed = in.readBoolean();
        line.read(in);
        trend.read(in);
        Snapshots.readForecaster(in, own);
    }
}
