// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.alerts;

/**
 * The past of a number over one span of time, in at most 66 points whatever the pace of the samples. Between two points
 * it is taken to run straight, which is exact where it grows evenly.
 */
final class SpanRing {

    private static final int POINTS = 66;
    private static final int STEPS = 60;

    private final long span;
    private final long step;
    private final long[] times = new long[POINTS];
    private final double[] values = new double[POINTS];
    private int first;
    private int size;
    private long newestAt;
    private double newest;

    SpanRing(long span) {
        this.span = span;
        step = Math.max(1, span / STEPS);
    }

    long span() {
        return span;
    }

    /** Adds a value. Where time ran backwards, the past is dropped. */
    void add(long at, double value) {
        if (size > 0 && at < newestAt) {
            size = 0;
        }
        newestAt = at;
        newest = value;
        if (size == 0 || at - times[index(size - 1)] >= step) {
            if (size == POINTS) {
                first = (first + 1) % POINTS;
                size--;
            }
            times[index(size)] = at;
            values[index(size)] = value;
            size++;
        }
    }

    /** Whether it knows of the moment one span ago. */
    boolean covers(long now) {
        return size > 0 && times[first] <= now - span;
    }

    /** The share of the span that it knows of. */
    double coverage(long now) {
        return size == 0 ? 0 : (double) Math.min(span, now - times[first]) / span;
    }

    /** The value one span ago, or the oldest that is known. */
    double spanAgo(long now) {
        long wanted = now - span;
        int low = 0;
        int high = size - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (times[index(middle)] <= wanted) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        long at = times[index(low)];
        double value = values[index(low)];
        boolean last = low == size - 1;
        long nextAt = last ? newestAt : times[index(low + 1)];
        double next = last ? newest : values[index(low + 1)];
        if (wanted <= at || nextAt == at) {
            return value;
        }
        return wanted >= nextAt ? next : value + (next - value) * (wanted - at) / (nextAt - at);
    }

    private int index(int at) {
        return (first + at) % POINTS;
    }
}
