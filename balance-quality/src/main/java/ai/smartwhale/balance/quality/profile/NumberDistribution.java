// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.profile;

import com.tdunning.math.stats.Centroid;
import com.tdunning.math.stats.TDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * How numbers are distributed: exact for those that were counted one by one, by the centroids of a t-digest for the
 * rest. Immutable.
 */
final class NumberDistribution {

    private static final int PARTS = 16;

    private final double[] numbers;
    private final double[] upTo;

    private NumberDistribution(double[] numbers, double[] upTo) {
        this.numbers = numbers;
        this.upTo = upTo;
    }

    /**
     * Puts both together.
     *
     * @param counted numbers and, behind each, how often it occurs; as many of both as {@code size} tells
     */
    static NumberDistribution of(double[][] counted, TDigest rest) {
        List<double[]> together = new ArrayList<>(List.of(counted));
        spread(rest, together);
        double[][] all = together.toArray(double[][]::new);
        Arrays.sort(all, Comparator.comparingDouble((double[] one) -> one[0]));
        double[] numbers = new double[all.length];
        double[] upTo = new double[all.length];
        double sum = 0;
        for (int i = 0; i < all.length; i++) {
            sum += all[i][1];
            numbers[i] = all[i][0];
            upTo[i] = sum;
        }
        if (rest.size() > 0) {
            numbers[0] = Math.min(numbers[0], rest.getMin());
            numbers[numbers.length - 1] = Math.max(numbers[numbers.length - 1], rest.getMax());
        }
        return new NumberDistribution(numbers, upTo);
    }

    /** A centroid stands for numbers half the way to its neighbours. */
    private static void spread(TDigest digest, List<double[]> points) {
        List<Centroid> centroids = new ArrayList<>(digest.centroids());
        for (int i = 0; i < centroids.size(); i++) {
            Centroid one = centroids.get(i);
            double low = i == 0 ? digest.getMin() : (centroids.get(i - 1).mean() + one.mean()) / 2;
            double high = i == centroids.size() - 1
                    ? digest.getMax()
                    : (centroids.get(i + 1).mean() + one.mean()) / 2;
            int parts = Math.min(PARTS, one.count());
            for (int part = 0; part < parts; part++) {
                double at = parts == 1 ? one.mean() : low + (high - low) * (part + 0.5) / parts;
                points.add(new double[] {at, one.count() / (double) parts});
            }
        }
    }

    /** How many numbers there are. */
    double size() {
        return upTo.length == 0 ? 0 : upTo[upTo.length - 1];
    }

    /** The smallest number that at least a share of all is no larger than; there must be numbers. */
    double quantile(double probability) {
        double wanted = Math.max(upTo[0], Math.ceil(probability * size() - 1e-9));
        int found = Arrays.binarySearch(upTo, wanted);
        int place = found >= 0 ? found : -found - 1;
        return numbers[Math.min(place, numbers.length - 1)];
    }

    /** The share of the numbers that are no larger than a number; there must be numbers. */
    double shareUpTo(double number) {
        int from = 0;
        int to = numbers.length;
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (numbers[middle] <= number) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from == 0 ? 0 : upTo[from - 1] / size();
    }
}
