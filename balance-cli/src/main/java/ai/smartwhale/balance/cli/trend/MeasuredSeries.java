// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.cli.trend;

import ai.smartwhale.commons.LimitExceededException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/**
 * A series at even distances.
 *
 * @param name where it comes from
 * @param start the time of the first value
 * @param step the time between two values
 * @param values the mean of the rows at each step, NaN where there is none
 * @param rows how many rows were read
 * @param timed whether the file tells times; otherwise the first value is at the start of 1970
 */
@SuppressWarnings("ArrayRecordComponent") // Made once, read once, never compared.
public record MeasuredSeries(String name, Instant start, Duration step, double[] values, int rows, boolean timed) {

    private static final int MOST_STEPS = 1 << 23;

    static MeasuredSeries untimed(String name, double[] values, Duration step) {
        return new MeasuredSeries(name, Instant.EPOCH, step, values, values.length, false);
    }

    /** Rows in any order; those that fall on the same step are averaged. */
    static MeasuredSeries timed(String name, List<Row> rows, Duration step) {
        long first = rows.stream().mapToLong(Row::millis).min().orElse(0);
        long last = rows.stream().mapToLong(Row::millis).max().orElse(0);
        long steps = (last - first + step.toMillis() / 2) / step.toMillis() + 1;
        LimitExceededException.requireAtMost("series, in steps of " + step, steps, MOST_STEPS);
        double[] values = new double[(int) steps];
        int[] counts = new int[(int) steps];
        for (Row row : rows) {
            int at = (int) ((row.millis() - first + step.toMillis() / 2) / step.toMillis());
            counts[at]++;
            values[at] += (row.value() - values[at]) / counts[at];
        }
        for (int i = 0; i < values.length; i++) {
            values[i] = counts[i] == 0 ? Double.NaN : values[i];
        }
        return new MeasuredSeries(name, Instant.ofEpochMilli(first), step, values, rows.size(), true);
    }

    /** The distance that half of the neighbours do not exceed, a minute if all are at the same time. */
    static Duration typicalStep(List<Row> rows) {
        long[] times = rows.stream().mapToLong(Row::millis).sorted().distinct().toArray();
        long[] gaps = new long[Math.max(0, times.length - 1)];
        Arrays.setAll(gaps, i -> times[i + 1] - times[i]);
        Arrays.sort(gaps);
        return gaps.length == 0 ? Duration.ofMinutes(1) : Duration.ofMillis(gaps[gaps.length / 2]);
    }

    /** One row of a file. */
    record Row(long millis, double value) {}
}
