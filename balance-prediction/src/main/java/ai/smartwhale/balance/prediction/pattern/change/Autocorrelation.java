// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.pattern.change;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** How much a series is like itself some steps later. */
final class Autocorrelation {

    private static final int MOST_PEAKS = 5;
    private static final int MOST_LAGS = 1_024;

    private Autocorrelation() {}

    /** The lags at which the values, or their differences, are most like themselves, both in descending order. */
    static List<Integer> peaks(double[] values, int mostLag) {
        int lags = Math.min(MOST_LAGS, Math.min(mostLag, values.length - 2) + 1);
        if (lags < 3) {
            return List.of();
        }
        List<Integer> peaks = new ArrayList<>();
        for (double[] series : List.of(straightened(values), differences(values))) {
            double[] likeness = of(series, lags);
            IntStream.range(2, lags)
                    .filter(lag -> likeness[lag] > 0
                            && likeness[lag] > likeness[lag - 1]
                            && likeness[lag] >= likeness[lag + 1])
                    .boxed()
                    .sorted(Comparator.comparingDouble(lag -> -likeness[lag]))
                    .limit(MOST_PEAKS)
                    .filter(lag -> !peaks.contains(lag))
                    .forEach(peaks::add);
        }
        return peaks;
    }

    /** At lags 0 to the last one. */
    static double[] of(double[] values, int lastLag) {
        double[] centred = values.clone();
        double mean = Arrays.stream(values)
                .filter(value -> !Double.isNaN(value))
                .average()
                .orElse(0);
        double squares = 0;
        int present = 0;
        for (int i = 0; i < centred.length; i++) {
            present += Double.isNaN(values[i]) ? 0 : 1;
            centred[i] = Double.isNaN(values[i]) ? 0 : values[i] - mean;
            squares += centred[i] * centred[i];
        }
        double[] likeness = new double[lastLag + 1];
        for (int lag = 0; lag <= lastLag && squares > 0; lag++) {
            double sum = 0;
            for (int i = lag; i < centred.length; i++) {
                sum += centred[i] * centred[i - lag];
            }
            int pairs = present == centred.length ? centred.length - lag : pairs(values, lag);
            // Missing pairs are taken for average ones: gaps at even distances must not look like a period.
            double share = pairs == 0 ? 0 : (double) present / centred.length * (centred.length - lag) / pairs;
            likeness[lag] = sum / squares * share;
        }
        return likeness;
    }

    private static int pairs(double[] values, int lag) {
        int pairs = 0;
        for (int i = lag; i < values.length; i++) {
            pairs += Double.isNaN(values[i] + values[i - lag]) ? 0 : 1;
        }
        return pairs;
    }

    private static double[] straightened(double[] values) {
        long present =
                Arrays.stream(values).filter(value -> !Double.isNaN(value)).count();
        return present < 2 ? values : TheilSen.without(values, PairSlopes.quick(values));
    }

    static double[] differences(double[] values) {
        double[] differences = new double[Math.max(0, values.length - 1)];
        for (int i = 0; i < differences.length; i++) {
            differences[i] = values[i + 1] - values[i];
        }
        return differences;
    }
}
