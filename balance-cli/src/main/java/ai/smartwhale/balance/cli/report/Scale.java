// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.cli.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Maps values to 0..1 and finds round numbers to write along an axis. */
interface Scale {

    /** The place of a value, 0..1; what lies outside is taken as the nearest end. */
    double place(double value);

    /** Round values inside the scale, from small to large. */
    List<Double> ticks();

    /** An even scale from zero to a round number that holds the largest value. */
    static Scale linear(double largest) {
        double step = step(Math.max(largest, 1e-9) / 4);
        double top = Math.ceil(Math.max(largest, 1e-9) / step - 1e-9) * step;
        return new Linear(top, step);
    }

    /** A scale on which each power of ten takes the same room. */
    static Scale logarithmic(double smallest, double largest) {
        double low = Math.floor(Math.log10(Math.max(smallest, 1e-6)));
        double high = Math.ceil(Math.log10(Math.max(largest, 1e-6)));
        return new Logarithmic(low, Math.max(high, low + 1));
    }

    /** The text beside a tick. */
    static String label(double value) {
        if (value >= 10_000) {
            return String.format(Locale.ROOT, "%.0fk", value / 1_000);
        }
        String text = String.format(Locale.ROOT, "%.3f", value);
        return text.replaceAll("\\.?0+$", "");
    }

    private static double step(double rough) {
        double power = Math.pow(10, Math.floor(Math.log10(rough)));
        for (double factor : new double[] {1, 2, 2.5, 5}) {
            if (factor * power >= rough * (1 - 1e-9)) {
                return factor * power;
            }
        }
        return 10 * power;
    }

    /** See {@link #linear}. */
    record Linear(double top, double step) implements Scale {
        @Override
        public double place(double value) {
            return Math.max(0, Math.min(1, value / top));
        }

        @Override
        public List<Double> ticks() {
            List<Double> ticks = new ArrayList<>();
            for (int i = 0; i * step <= top * (1 + 1e-9); i++) {
                ticks.add(i * step);
            }
            return ticks;
        }
    }

    /** See {@link #logarithmic}; the bounds are exponents of ten. */
    record Logarithmic(double low, double high) implements Scale {
        @Override
        public double place(double value) {
            double exponent = Math.log10(Math.max(value, 1e-9));
            return Math.max(0, Math.min(1, (exponent - low) / (high - low)));
        }

        @Override
        public List<Double> ticks() {
            List<Double> ticks = new ArrayList<>();
            for (double exponent = low; exponent <= high; exponent++) {
                ticks.add(Math.pow(10, exponent));
            }
            return ticks;
        }
    }
}
