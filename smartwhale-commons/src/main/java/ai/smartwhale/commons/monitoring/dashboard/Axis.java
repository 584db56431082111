// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.monitoring.dashboard;

import ai.smartwhale.commons.monitoring.MetricUnit;
import java.util.ArrayList;
import java.util.List;

/** A range that begins and ends at round numbers, with round numbers in between. */
record Axis(double low, double high, double step) {

    private static final double[] FACTORS = {1, 2, 2.5, 5};
    /** Differences of larger numbers are none. */
    private static final double LARGEST = 1e300;

    /** Holds both numbers, and zero unless it is far from them. */
    static Axis holding(MetricUnit unit, double least, double greatest) {
        double lowest = Math.max(least, -LARGEST);
        double highest = Math.min(greatest, LARGEST);
        boolean even = lowest == highest;
        boolean nearZero = lowest >= 0 && lowest <= highest / 2;
        double from = even || nearZero ? Math.min(0, lowest) : lowest;
        double to = even ? Math.max(0, highest) : highest;
        if (to == from) {
            to = from + 1;
        }
        double rough = (to - from) / 4;
        double step = unit == MetricUnit.BYTES ? binary(rough) : round(rough);
        return new Axis(Math.floor(from / step + 1e-9) * step, Math.ceil(to / step - 1e-9) * step, step);
    }

    /** Sizes are read in powers of two. */
    private static double binary(double rough) {
        return Math.pow(2, Math.ceil(Math.log(rough) / Math.log(2) - 1e-9));
    }

    private static double round(double rough) {
        double power = Math.pow(10, Math.floor(Math.log10(rough)));
        for (double factor : FACTORS) {
            if (factor * power >= rough * (1 - 1e-9)) {
                return factor * power;
            }
        }
        return 10 * power;
    }

    /** Where a number lies: 0 at the low end, 1 at the high. */
    double place(double value) {
        return (value - low) / (high - low);
    }

    List<Double> ticks() {
        List<Double> ticks = new ArrayList<>();
        long many = Math.round((high - low) / step);
        for (long i = 0; i <= many; i++) {
            ticks.add(low + i * step);
        }
        return ticks;
    }
}
