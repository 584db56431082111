// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.pattern;

import ai.smartwhale.balance.prediction.pattern.change.MeanShifts;
import ai.smartwhale.balance.prediction.pattern.change.WhitenedTrend;
import java.util.stream.IntStream;

/**
 * The shifts of a series that may have a trend: a slope looks like a stair to a search for shifts, and a stair like a
 * slope to a test for a trend. The one that leaves less over, each of its numbers counted, is believed.
 *
 * @param shifts the shifts, by index among the values that are there
 * @param aroundTrend whether the trend was taken away before the shifts were looked for
 * @param insteadOfTrend whether nothing of the trend is left between the shifts
 */
record Steps(MeanShifts.Result shifts, boolean aroundTrend, boolean insteadOfTrend) {

    static Steps find(double[] values, WhitenedTrend.Result trend, double penalty, double level) {
        int[] places = places(values);
        double[] present = new double[places.length];
        double[] around = new double[places.length];
        for (int i = 0; i < places.length; i++) {
            present[i] = values[places[i]];
            around[i] = present[i] - trend.line().slope() * places[i];
        }
        MeanShifts.Result steps = MeanShifts.find(present, penalty);
        if (trend.test().pValue() >= level || steps.starts().isEmpty()) {
            return new Steps(steps, false, false);
        }
        double count = present.length;
        double[] between = between(present, steps);
        double variance = Math.max(Double.MIN_NORMAL, steps.longRunVariance());
        double costOfSteps = squares(between) / variance + 2 * steps.starts().size() * Math.log(count);
        double costOfLine = squares(centred(around)) / variance + Math.log(count);
        if (costOfLine <= costOfSteps) {
            return new Steps(MeanShifts.find(around, penalty), true, false);
        }
        return new Steps(
                steps, false, WhitenedTrend.test(between, 1 - level).test().pValue() >= level);
    }

    static int[] places(double[] values) {
        return IntStream.range(0, values.length)
                .filter(i -> !Double.isNaN(values[i]))
                .toArray();
    }

    private static double[] between(double[] values, MeanShifts.Result steps) {
        double[] between = values.clone();
        for (int i = 0, segment = 0; i < between.length; i++) {
            if (segment < steps.starts().size() && i == steps.starts().get(segment)) {
                segment++;
            }
            between[i] -= steps.means().get(segment);
        }
        return between;
    }

    private static double[] centred(double[] values) {
        double mean = 0;
        for (double value : values) {
            mean += value / values.length;
        }
        double[] centred = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            centred[i] = values[i] - mean;
        }
        return centred;
    }

    private static double squares(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value * value;
        }
        return sum;
    }
}
