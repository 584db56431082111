// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.detect;

import ai.smartwhale.balance.quality.finding.IssueKind;
import java.util.Arrays;
import java.util.Optional;

/**
 * Numbers far outside of the bulk of their column. The fence on each side lies where the largest of as many numbers
 * would be expected if the tail fell off exponentially, as measured between the median and the quartile, which up to a
 * quarter of outliers cannot move. Columns of positive numbers that spread over orders of magnitude are measured on
 * their logarithms.
 */
final class OutlierJudge implements ValueJudge {

    private static final OutlierJudge NONE = new OutlierJudge(false, 0, 0, 0, 0);

    private final boolean logarithmic;
    private final double median;
    private final double below;
    private final double above;
    private final double reach;

    private OutlierJudge(boolean logarithmic, double median, double below, double above, double reach) {
        this.logarithmic = logarithmic;
        this.median = median;
        this.below = below;
        this.above = above;
        this.reach = reach;
    }

    static OutlierJudge learn(EncodedColumn column) {
        double[] numbers = new double[column.rows()];
        int size = 0;
        for (int row = 0; row < numbers.length; row++) {
            double number = NumberText.parse(column.value(column.code(row)));
            if (!Double.isNaN(number)) {
                numbers[size++] = number;
            }
        }
        return size < 20 ? NONE : learn(Arrays.copyOf(numbers, size));
    }

    private static OutlierJudge learn(double[] numbers) {
        Arrays.sort(numbers);
        OutlierJudge linear = fences(numbers, false);
        if (numbers[0] > 0) {
            double[] logs = Arrays.stream(numbers).map(Math::log).toArray();
            OutlierJudge logarithmic = fences(logs, true);
            if (skew(logs) < skew(numbers)) {
                return logarithmic;
            }
        }
        return linear;
    }

    private static double skew(double[] sorted) {
        double low = at(sorted, 0.1);
        double middle = at(sorted, 0.5);
        double high = at(sorted, 0.9);
        return high == low ? 0 : Math.abs(high + low - 2 * middle) / (high - low);
    }

    private static OutlierJudge fences(double[] sorted, boolean logarithmic) {
        double median = at(sorted, 0.5);
        double below = median - at(sorted, 0.25);
        double above = at(sorted, 0.75) - median;
        return below <= 0 || above <= 0
                ? NONE
                : new OutlierJudge(
                        logarithmic, median, below / Math.log(2), above / Math.log(2), Math.log(sorted.length / 2.0));
    }

    private static double at(double[] sorted, double probability) {
        return sorted[(int) Math.round(probability * (sorted.length - 1))];
    }

    @Override
    public Optional<Clue> judge(String value, int count) {
        double number = NumberText.parse(value);
        if (reach == 0 || Double.isNaN(number) || (logarithmic && number <= 0)) {
            return Optional.empty();
        }
        double place = (logarithmic ? Math.log(number) : number) - median;
        double far = place < 0 ? -place / below : place / above;
        double excess = far - reach;
        if (excess <= 0) {
            return Optional.empty();
        }
        // Errors are seldom made twice in the same way.
        double odds = Math.min(30, Math.exp(excess) * 0.2) / Math.max(1, count);
        return Optional.of(Clue.of(
                IssueKind.OUTLIER,
                Math.min(0.97, odds / (1 + odds)),
                "far " + (place < 0 ? "below" : "above") + " the usual numbers"));
    }
}
