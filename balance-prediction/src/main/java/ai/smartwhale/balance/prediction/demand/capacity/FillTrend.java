// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.demand.capacity;

import ai.smartwhale.commons.InvalidValueException;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/**
 * How fast a store fills: the median of the slopes between all pairs of points (Theil, 1950; Sen, 1968), which a third
 * of arbitrary points cannot mislead, with the bounds of Sen from Kendall's statistic; its variance is widened by the
 * autocorrelation of what the line leaves (Hamed and Rao, 1998, first order). It keeps at most 128 points: when they
 * are full, neighbours are averaged and from then on each point stands for twice the time. Not thread-safe.
 */
public final class FillTrend {

    private static final int MOST = 128;
    private static final int LEAST = 5;
    private static final double LONGEST_SECONDS = 100 * 365.25 * 86_400;

    private final double[] seconds = new double[MOST];
    private final double[] levels = new double[MOST];
    private int size;
    private int perPoint = 1;
    private int gathered;
    private double gatheredSeconds;
    private double gatheredLevel;

    /** Creates an empty one. */
    public FillTrend() {}

    /**
     * Takes in how full the store is.
     *
     * @param second when, in seconds of any origin, not before the point that came last
     * @param level how full, a finite number
     * @throws InvalidValueException if a number is not finite
     */
    public void add(double second, double level) {
        requireFinite("second", second);
        requireFinite("level", level);
        gatheredSeconds += second;
        gatheredLevel += level;
        if (++gathered < perPoint) {
            return;
        }
        if (size == MOST) {
            halve();
        }
        seconds[size] = gatheredSeconds / gathered;
        levels[size++] = gatheredLevel / gathered;
        gathered = 0;
        gatheredSeconds = 0;
        gatheredLevel = 0;
    }

    private void halve() {
        for (int i = 0; i < MOST / 2; i++) {
            seconds[i] = (seconds[2 * i] + seconds[2 * i + 1]) / 2;
            levels[i] = (levels[2 * i] + levels[2 * i + 1]) / 2;
        }
        size = MOST / 2;
        perPoint *= 2;
    }

    /**
     * When the store will be full.
     *
     * @param now in seconds of the same origin
     * @param capacity at which level it is full, a finite number
     * @param quantile of the normal distribution for the bounds, above 0: 1.96 for 95 %
     * @param confidence that the quantile stands for, between 0 and 1
     * @return the forecast; nothing with less than five points, or if all are of one moment
     * @throws InvalidValueException if a number is outside of its range
     */
    public Optional<FillForecast> forecast(double now, double capacity, double quantile, double confidence) {
        requireFinite("now", now);
        requireFinite("capacity", capacity);
        Numbers.requirePositive("quantile", quantile);
        double[] slopes = size < LEAST ? new double[0] : slopes();
        if (slopes.length == 0) {
            return Optional.empty();
        }
        double slope = median(slopes);
        double[] rest = new double[size];
        Arrays.setAll(rest, i -> levels[i] - slope * (seconds[i] - now));
        double widening = widening(rest);
        double level = median(rest.clone());
        double spread = quantile * Math.sqrt(size * (size - 1.0) * (2.0 * size + 5) / 18 * widening);
        double low = slopes[rank(slopes.length, (slopes.length - spread) / 2)];
        double high = slopes[rank(slopes.length, (slopes.length + spread) / 2)];
        double room = capacity - level;
        return Optional.of(
                new FillForecast(level, slope, time(room, slope), time(room, high), time(room, low), confidence));
    }

    /** Sorted. */
    private double[] slopes() {
        double[] slopes = new double[size * (size - 1) / 2];
        int count = 0;
        for (int i = 1; i < size; i++) {
            for (int j = 0; j < i; j++) {
                if (seconds[i] > seconds[j]) {
                    slopes[count++] = (levels[i] - levels[j]) / (seconds[i] - seconds[j]);
                }
            }
        }
        double[] sorted = Arrays.copyOf(slopes, count);
        Arrays.sort(sorted);
        return sorted;
    }

    private double widening(double[] rest) {
        double mean = Arrays.stream(rest).average().orElse(0);
        double covariance = 0;
        double variance = 0;
        for (int i = 0; i < rest.length; i++) {
            variance += (rest[i] - mean) * (rest[i] - mean);
            covariance += i == 0 ? 0 : (rest[i] - mean) * (rest[i - 1] - mean);
        }
        double correlation = variance == 0 ? 0 : Math.min(0.95, Math.max(0, covariance / variance));
        return (1 + correlation) / (1 - correlation);
    }

    private static int rank(int length, double rank) {
        return (int) Math.min(length - 1.0, Math.max(0, Math.round(rank)));
    }

    private static double median(double[] values) {
        Arrays.sort(values);
        int middle = values.length / 2;
        return values.length % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
    }

    private static Optional<Duration> time(double room, double slope) {
        if (room <= 0) {
            return Optional.of(Duration.ZERO);
        }
        double time = slope > 0 ? room / slope : Double.POSITIVE_INFINITY;
        return time < LONGEST_SECONDS ? Optional.of(Duration.ofMillis(Math.round(time * 1e3))) : Optional.empty();
    }

    private static void requireFinite(String field, double value) {
        if (!Double.isFinite(value)) {
            throw new InvalidValueException(field, value, "a finite number");
        }
    }

    /**
     * Writes all that was taken in.
     *
     * @param out where to
     * @throws IOException if it cannot be written
     */
    public void write(DataOutput out) throws IOException {
        out.writeInt(size);
        out.writeInt(perPoint);
        out.writeInt(gathered);
        out.writeDouble(gatheredSeconds);
        out.writeDouble(gatheredLevel);
        for (int i = 0; i < size; i++) {
            out.writeDouble(seconds[i]);
            out.writeDouble(levels[i]);
        }
    }

    /**
     * Reads what {@link #write} wrote, in place of what was taken in.
     *
     * @param in where from
     * @throws IOException if it cannot be read or is damaged
     */
    public void read(DataInput in) throws IOException {
        size = in.readInt();
        perPoint = in.readInt();
        gathered = in.readInt();
        if (size < 0 || size > MOST || perPoint < 1 || gathered < 0) {
            throw new IOException("damaged trend of " + size + " points");
        }
        gatheredSeconds = in.readDouble();
        gatheredLevel = in.readDouble();
        for (int i = 0; i < size; i++) {
            seconds[i] = in.readDouble();
            levels[i] = in.readDouble();
        }
    }
}
