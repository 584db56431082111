// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.forecast;

import java.util.Arrays;

/**
 * Remembers whole forecast paths made at past origins, and by how much each step of them was wrong: a rolling-origin
 * backtest that happens by itself as values arrive.
 */
final class PathErrors {

    /** How many steps to each side share their errors with a step. */
    private static final int POOL = 5;

    private final int horizon;
    private final int origins;
    private final int spacing;
    private final int paths;
    private final float[] forecasts;
    private final float[] errors;
    private final long[] openedAt;
    private long slot;
    private long opened;

    PathErrors(int horizon, int origins, int spacing) {
        this.horizon = horizon;
        this.origins = origins;
        this.spacing = spacing;
        paths = origins == 0 ? 0 : origins + (horizon + spacing - 1) / spacing;
        forecasts = new float[paths * horizon];
        errors = new float[paths * horizon];
        openedAt = new long[paths];
        Arrays.fill(errors, Float.NaN);
    }

    /** Takes the value of the next slot, NaN for none, and compares all open paths with it. */
    void observe(double value) {
        long oldest = Math.max(0, opened - paths);
        for (long path = opened - 1; path >= oldest; path--) {
            int place = (int) (path % paths);
            int step = (int) (slot - openedAt[place]);
            if (step >= horizon) {
                break;
            }
            int index = place * horizon + step;
            errors[index] = (float) (value - forecasts[index]);
        }
        slot++;
    }

    /** Whether the next path is to be opened now. */
    boolean due() {
        return paths > 0 && slot % spacing == 0;
    }

    /** Keeps a path made now. */
    void open(double[] path) {
        int place = (int) (opened % paths);
        for (int step = 0; step < horizon; step++) {
            forecasts[place * horizon + step] = (float) path[step];
            errors[place * horizon + step] = Float.NaN;
        }
        openedAt[place] = slot;
        opened++;
    }

    int horizon() {
        return horizon;
    }

    /** The errors near a step of all closed paths in ascending order; returns how many were written. */
    int collect(int step, double[] into) {
        int count = 0;
        int first = Math.max(0, step - POOL);
        int last = Math.min(horizon - 1, step + POOL);
        for (int path = 0; path < Math.min(opened, paths); path++) {
            for (int near = first; near <= last; near++) {
                float error = errors[path * horizon + near];
                if (!Float.isNaN(error) && count < into.length) {
                    into[count++] = error;
                }
            }
        }
        Arrays.sort(into, 0, count);
        return count;
    }

    int mostCollected() {
        return Math.min(paths, origins + 1) * Math.min(horizon, 2 * POOL + 1) + horizon;
    }

    /** The errors of a sum or a peak of the first steps of all paths that came so far, ascending. */
    double[] functionalErrors(int steps, boolean peak) {
        double[] found = new double[(int) Math.min(opened, paths)];
        int count = 0;
        for (int path = 0; path < found.length; path++) {
            double error = functionalError(path * horizon, steps, peak);
            if (!Double.isNaN(error)) {
                found[count++] = error;
            }
        }
        double[] sorted = Arrays.copyOf(found, count);
        Arrays.sort(sorted);
        return sorted;
    }

    private double functionalError(int from, int steps, boolean peak) {
        double expected = peak ? Double.NEGATIVE_INFINITY : 0;
        double actual = expected;
        for (int index = from; index < from + steps; index++) {
            double forecast = forecasts[index];
            double value = forecast + errors[index];
            if (Double.isNaN(value)) {
                return Double.NaN;
            }
            expected = peak ? Math.max(expected, forecast) : expected + forecast;
            actual = peak ? Math.max(actual, value) : actual + value;
        }
        return actual - expected;
    }

    void write(StateWriter state) {
        state.put(slot).put(opened).put(forecasts).put(errors);
        for (long at : openedAt) {
            state.put(at);
        }
    }

    void read(StateReader state) {
        slot = state.nextLong();
        opened = state.nextLong();
        state.next(forecasts);
        state.next(errors);
        for (int path = 0; path < paths; path++) {
            openedAt[path] = state.nextLong();
        }
    }
}
