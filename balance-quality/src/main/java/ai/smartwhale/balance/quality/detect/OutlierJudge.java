// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.detect;

import ai.smartwhale.balance.quality.data.NumberText;
import ai.smartwhale.balance.quality.finding.IssueKind;
import ai.smartwhale.balance.quality.finding.Proposal;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Optional;

/**
 * Numbers far outside of the bulk of their column. The fence on each side lies where the largest of as many numbers
 * would be expected: of an exponential tail, as measured between the median and the quartile, which up to a quarter of
 * outliers cannot move; or, where the bulk is even on both sides, of a normal one, unless the other side reaches
 * further. Columns of positive numbers that are skewed are measured on their logarithms where those are less so.
 */
final class OutlierJudge implements ValueJudge {

    private static final OutlierJudge NONE = new OutlierJudge(false, 0, 0, 0, 0, 0);
    private static final double EVEN = 0.2;
    private static final double QUARTILE = 0.6744897501960817;
    private static final int LEAST_ROWS = 20;
    private static final int THOUSAND = 3;
    private static final double SCALED = 0.7;

    /** Within so many deviations of the median a number is usual. */
    private static final double USUAL = 2.5;

    private final boolean logarithmic;
    private final double median;
    private final double below;
    private final double above;
    private final double reachBelow;
    private final double reachAbove;

    private OutlierJudge(
            boolean logarithmic, double median, double below, double above, double reachBelow, double reachAbove) {
        this.logarithmic = logarithmic;
        this.median = median;
        this.below = below;
        this.above = above;
        this.reachBelow = reachBelow;
        this.reachAbove = reachAbove;
    }

    static OutlierJudge learn(EncodedColumn column) {
        double[] numbers = new double[column.rows()];
        int size = 0;
        for (int code = 1; code < column.distinct(); code++) {
            double number = NumberText.parse(column.value(code));
            if (!Double.isNaN(number)) {
                Arrays.fill(numbers, size, size + column.count(code), number);
                size += column.count(code);
            }
        }
        return size < LEAST_ROWS ? NONE : learn(Arrays.copyOf(numbers, size));
    }

    private static OutlierJudge learn(double[] numbers) {
        Arrays.sort(numbers);
        if (numbers[0] > 0) {
            double[] logarithms = Arrays.stream(numbers).map(Math::log).toArray();
            if (skew(logarithms) < skew(numbers)) {
                return fences(logarithms, true);
            }
        }
        return fences(numbers, false);
    }

    private static double skew(double[] sorted) {
        return Math.max(skew(sorted, 0.25), skew(sorted, 0.15));
    }

    private static double skew(double[] sorted, double tail) {
        double low = at(sorted, tail);
        double high = at(sorted, 1 - tail);
        return high == low ? 1 : Math.abs(high + low - 2 * at(sorted, 0.5)) / (high - low);
    }

    private static OutlierJudge fences(double[] sorted, boolean logarithmic) {
        double median = at(sorted, 0.5);
        double below = (median - at(sorted, 0.25)) / QUARTILE;
        double above = (at(sorted, 0.75) - median) / QUARTILE;
        if (below <= 0 || above <= 0) {
            return NONE;
        }
        double far = QUARTILE / Math.log(2) * Math.log(sorted.length / 2.0);
        double reachBelow = far;
        double reachAbove = far;
        if (skew(sorted) < EVEN) {
            double normal = Math.sqrt(2 * Math.log(sorted.length));
            reachAbove = Math.min(far, Math.max(normal, (median - at(sorted, 0.005)) / below));
            reachBelow = Math.min(far, Math.max(normal, (at(sorted, 0.995) - median) / above));
        }
        return new OutlierJudge(logarithmic, median, below, above, reachBelow, reachAbove);
    }

    private static double at(double[] sorted, double probability) {
        return sorted[(int) Math.round(probability * (sorted.length - 1))];
    }

    @Override
    public Optional<Clue> judge(String value, int count) {
        double number = NumberText.parse(value);
        if (reachAbove == 0 || Double.isNaN(number) || (logarithmic && number <= 0)) {
            return Optional.empty();
        }
        double place = (logarithmic ? Math.log(number) : number) - median;
        double excess = place < 0 ? -place / below - reachBelow : place / above - reachAbove;
        if (excess <= 0) {
            return Optional.empty();
        }
        // Errors are seldom made twice in the same way.
        double odds = Math.min(30, Math.exp(1.5 * excess) * 0.4) / Math.max(1.0, count * (double) count);
        String why = "far " + (place < 0 ? "below" : "above") + " the usual numbers";
        return Optional.of(Clue.of(IssueKind.OUTLIER, odds / (1 + odds), why, rescaled(value, place < 0)));
    }

    /** The number in thousands or thousandths, if that is a usual one: it was written in another unit. */
    private Optional<Proposal> rescaled(String value, boolean low) {
        BigDecimal other = new BigDecimal(value.strip()).scaleByPowerOfTen(low ? THOUSAND : -THOUSAND);
        double number = logarithmic ? Math.log(other.doubleValue()) : other.doubleValue();
        double far = number < median ? (median - number) / below : (number - median) / above;
        return far < USUAL
                ? Optional.of(
                        new Proposal(Optional.of(other.stripTrailingZeros().toPlainString()), SCALED, "rescale"))
                : Optional.empty();
    }
}
