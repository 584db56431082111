// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.forecast;

import java.util.Arrays;

/**
 * Remembers whole forecast paths made at past origins, and by how much each step of them was wrong: a rolling-origin
 * backtest that happens by itself as values arrive.
 */
final class PathErrors {

    private final int horizon;
    private final int spacing;
    private final int paths;
    private final float[] forecasts;
    private final float[] actuals;
    private long slot;
    private long opened;
    private long first;

    PathErrors(int horizon, int origins, int spacing) {
        this.horizon = horizon;
        this.spacing = spacing;
        paths = origins == 0 ? 0 : origins + (horizon + spacing - 1) / spacing;
        forecasts = new float[paths * horizon];
        actuals = new float[paths * spacing + horizon];
    }

    /** Takes the value of the next slot, NaN for none. */
    void observe(double value) {
        if (paths > 0) {
            actuals[(int) (slot % actuals.length)] = (float) value;
        }
        slot++;
    }

    /** Whether the next path is to be opened now. */
    boolean due() {
        return paths > 0 && slot % spacing == 0;
    }

    /** Keeps a path made now. */
    void open(double[] path) {
        if (opened == 0) {
            first = slot;
        }
        int from = (int) (opened % paths) * horizon;
        for (int step = 0; step < horizon; step++) {
            forecasts[from + step] = (float) path[step];
        }
        opened++;
    }

    private long oldest() {
        return Math.max(0, opened - paths);
    }

    /** How many paths were opened: what {@link #ofStep} finds changes only with this. */
    long opened() {
        return opened;
    }

    private float actual(long path, int step, long before) {
        long at = first + path * spacing + step;
        return at < before ? actuals[(int) (at % actuals.length)] : Float.NaN;
    }

    private float forecast(long path, int step) {
        return forecasts[(int) (path % paths) * horizon + step];
    }

    int horizon() {
        return horizon;
    }

    /** The errors of a step, ascending, of all values that came before the latest path was opened. */
    double[] ofStep(int step) {
        double[] found = new double[(int) (opened - oldest())];
        int count = 0;
        long before = first + (opened - 1) * spacing;
        for (long path = oldest(); path < opened; path++) {
            float error = actual(path, step, before) - forecast(path, step);
            if (!Float.isNaN(error)) {
                found[count++] = error;
            }
        }
        Arrays.sort(found, 0, count);
        return Arrays.copyOf(found, count);
    }

    /** The errors of a sum or a peak of the first steps of all paths that came so far, ascending. */
    double[] functionalErrors(int steps, boolean peak) {
        double[] found = new double[(int) (opened - oldest())];
        int count = 0;
        for (long path = oldest(); path < opened; path++) {
            double error = functionalError(path, steps, peak);
            if (!Double.isNaN(error)) {
                found[count++] = error;
            }
        }
        double[] sorted = Arrays.copyOf(found, count);
        Arrays.sort(sorted);
        return sorted;
    }

    private double functionalError(long path, int steps, boolean peak) {
        double expected = peak ? Double.NEGATIVE_INFINITY : 0;
        double actual = expected;
        for (int step = 0; step < steps; step++) {
            double value = actual(path, step, slot);
            double forecast = forecast(path, step);
            if (Double.isNaN(value)) {
                return Double.NaN;
            }
            expected = peak ? Math.max(expected, forecast) : expected + forecast;
            actual = peak ? Math.max(actual, value) : actual + value;
        }
        return actual - expected;
    }

    void write(StateWriter state) {
        state.put(slot).put(opened).put(first).put(forecasts).put(actuals);
    }

    void read(StateReader state) {
        slot = state.nextLong();
        opened = state.nextLong();
        first = state.nextLong();
        state.next(forecasts);
        state.next(actuals);
    }
}
