// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.optimization;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.OptionalDouble;

/** The fading mean absolute error of the seasonal naive forecast. Not thread-safe. */
final class NaiveScale {

    private final double fading;
    private final double[] season;
    private long slots;
    private double weight;
    private double sum;

    NaiveScale(int season, double fading) {
        this.season = new double[season];
        this.fading = fading;
    }

    void add(double actual) {
        int place = (int) (slots % season.length);
        double before = season[place];
        if (slots >= season.length && !Double.isNaN(before) && !Double.isNaN(actual)) {
            weight = weight * fading + 1;
            sum = sum * fading + Math.abs(actual - before);
        }
        season[place] = actual;
        slots++;
    }

    OptionalDouble value() {
        return sum > 0 ? OptionalDouble.of(sum / weight) : OptionalDouble.empty();
    }

    /** 0 where there is none. */
    double orZero() {
        return sum > 0 ? sum / weight : 0;
    }

    void write(DataOutput out) throws IOException {
        out.writeInt(season.length);
        out.writeLong(slots);
        out.writeDouble(weight);
        out.writeDouble(sum);
        for (double value : season) {
            out.writeDouble(value);
        }
    }

    void read(DataInput in) throws IOException {
        int length = in.readInt();
        if (length != season.length) {
            throw new IOException("a season of " + length + " slots, configured are " + season.length);
        }
        slots = Math.max(0, in.readLong());
        weight = in.readDouble();
        sum = in.readDouble();
        for (int i = 0; i < season.length; i++) {
            season[i] = in.readDouble();
        }
    }
}
