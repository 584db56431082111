// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.reporting.trend;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.function.IntToDoubleFunction;

/** Series of known making. */
final class Noise {

    static final Instant START = Instant.parse("2025-11-01T00:00:00Z");
    static final Duration HOUR = Duration.ofHours(1);

    private Noise() {}

    static TimeSeries hourly(double... values) {
        return new TimeSeries("load", "1/s", START, HOUR, values);
    }

    /** Each value remembers that share of the one before. */
    static double[] remembering(long seed, int size, double memory) {
        Random random = new Random((seed + 1) * 0x9E3779B97F4A7C15L);
        double[] values = new double[size];
        double value = random.nextGaussian() / Math.sqrt(1 - memory * memory);
        for (int i = 0; i < size; i++) {
            values[i] = value;
            value = memory * value + random.nextGaussian();
        }
        return values;
    }

    static double[] white(long seed, int size) {
        return remembering(seed, size, 0);
    }

    static double[] plus(double[] values, IntToDoubleFunction other) {
        double[] sum = values.clone();
        for (int i = 0; i < sum.length; i++) {
            sum[i] += other.applyAsDouble(i);
        }
        return sum;
    }

    static double day(int hour) {
        return 3 * Math.sin(hour * Math.PI / 12);
    }
}
