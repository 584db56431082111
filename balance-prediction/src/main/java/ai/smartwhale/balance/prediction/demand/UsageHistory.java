// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.demand;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** The requests of the latest 1,024 slots, and of the hours of the week. Not thread-safe. */
final class UsageHistory {

    static final int MOST = 1_024;
    private static final int HOURS = 168;
    private static final double WEEK_MEMORY = 0.998;
    private static final int MOST_BUSY = 24;
    private static final double BUSY = 1.5;

    private final float[] counts = new float[MOST];
    private final double[] hourSum = new double[HOURS];
    private final double[] hourWeight = new double[HOURS];
    private long slots;

    /** NaN for a slot of which nothing is known. */
    void add(double count, int hourOfWeek) {
        counts[(int) (slots++ % MOST)] = (float) count;
        if (!Double.isNaN(count)) {
            hourSum[hourOfWeek] = hourSum[hourOfWeek] * WEEK_MEMORY + count;
            hourWeight[hourOfWeek] = hourWeight[hourOfWeek] * WEEK_MEMORY + 1;
        }
    }

    long slots() {
        return slots;
    }

    /** In order of time. */
    double[] values() {
        int size = (int) Math.min(slots, MOST);
        double[] values = new double[size];
        for (int i = 0; i < size; i++) {
            values[i] = counts[(int) ((slots - size + i) % MOST)];
        }
        return values;
    }

    List<Integer> busiestHours() {
        double mean = IntStream.range(0, HOURS)
                .filter(hour -> hourWeight[hour] > 0)
                .mapToDouble(this::hourMean)
                .average()
                .orElse(0);
        return IntStream.range(0, HOURS)
                .filter(hour -> hourWeight[hour] > 0 && hourMean(hour) > BUSY * mean)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer hour) -> -hourMean(hour)))
                .limit(MOST_BUSY)
                .toList();
    }

    private double hourMean(int hour) {
        return hourSum[hour] / hourWeight[hour];
    }

    void write(DataOutput out) throws IOException {
        out.writeLong(slots);
        for (float count : counts) {
            out.writeFloat(count);
        }
        for (int hour = 0; hour < HOURS; hour++) {
            out.writeDouble(hourSum[hour]);
            out.writeDouble(hourWeight[hour]);
        }
    }

    void read(DataInput in) throws IOException {
        slots = Math.max(0, in.readLong());
        for (int i = 0; i < MOST; i++) {
            counts[i] = in.readFloat();
        }
        for (int hour = 0; hour < HOURS; hour++) {
            hourSum[hour] = in.readDouble();
            hourWeight[hour] = in.readDouble();
        }
    }
}
