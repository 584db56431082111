// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.demand;

import ai.smartwhale.balance.prediction.forecast.Forecast;
import ai.smartwhale.balance.prediction.forecast.Forecaster;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * How probable it is that the windows which end in the coming slots are overloaded. The first of them consist in part of
 * slots that are known; what is missing is a total, whose errors are known from past totals. Not thread-safe.
 */
final class OverloadOdds {

    private final int window;
    private final double[] latest;
    private long counted;

    OverloadOdds(int window) {
        this.window = window;
        this.latest = new double[window];
    }

    void add(double load) {
        latest[(int) (counted++ % window)] = load;
    }

    /** That the window which ends so many slots ahead, 1 or more, has a mean above the capacity. */
    double ahead(Forecaster forecaster, Forecast path, int slots, double capacity) {
        if (slots > window) {
            return Exceedance.ofMean(path, slots - window, slots, capacity);
        }
        return Exceedance.ofTotal(forecaster, slots, window * capacity - known(window - slots));
    }

    private double known(int slots) {
        double sum = 0;
        for (long i = Math.max(0, counted - slots); i < counted; i++) {
            sum += latest[(int) (i % window)];
        }
        return sum;
    }

    void write(DataOutput out) throws IOException {
        out.writeLong(counted);
        for (double each : latest) {
            out.writeDouble(each);
        }
    }

    void read(DataInput in) throws IOException {
        counted = Math.max(0, in.readLong());
        for (int i = 0; i < window; i++) {
            latest[i] = in.readDouble();
        }
    }
}
