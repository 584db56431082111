// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.reporting.trend;

import java.util.Arrays;

/**
 * How far a level that is smoothed at one rate was wrong, at distances that grow like powers of two. Between them the
 * widths are interpolated; beyond them they grow on as they did. The widths are the ranks of split conformal prediction
 * (Vovk 2005), pooled where a longer distance was less wrong than a shorter one (Barlow 1972).
 */
final class BandWidths {

    private static final int WARM_UP = 3;
    private static final double MOST_GROWTH = 0.5;

    private final int[] distances;
    private final double[] widths80;
    private final double[] widths95;

    private BandWidths(int[] distances, double[] widths80, double[] widths95) {
        this.distances = distances;
        this.widths80 = widths80;
        this.widths95 = widths95;
    }

    /** The distances at which errors are looked at, up to the longest. */
    static int[] distances(int longest) {
        int[] all = new int[2 * Integer.SIZE];
        int size = 0;
        for (int distance = 1; distance <= longest; distance = Math.max(distance + 1, distance * 3 / 2)) {
            all[size++] = distance;
        }
        return Arrays.copyOf(all, size);
    }

    /** The errors of levels at all distances. */
    static BandWidths of(double[] values, double[] levels, int[] distances) {
        double[] widths80 = new double[distances.length];
        double[] widths95 = new double[distances.length];
        double[] errors = new double[values.length];
        for (int k = 0; k < distances.length; k++) {
            int size = errors(values, levels, distances[k], errors);
            widths80[k] = width(errors, size, 0.80);
            widths95[k] = width(errors, size, 0.95);
        }
        pool(widths80);
        pool(widths95);
        return new BandWidths(distances, widths80, widths95);
    }

    /** The mean error at all distances, to choose among rates. */
    static double error(double[] values, double[] levels, int[] distances) {
        double[] errors = new double[values.length];
        double sum = 0;
        long count = 0;
        for (int distance : distances) {
            int size = errors(values, levels, distance, errors);
            for (int i = 0; i < size; i++) {
                sum += errors[i];
            }
            count += size;
        }
        return count > 0 ? sum / count : 0;
    }

    private static int errors(double[] values, double[] levels, int distance, double[] errors) {
        int size = 0;
        for (int i = WARM_UP; i + distance < values.length; i++) {
            double error = Math.abs(values[i + distance] - levels[i]);
            if (!Double.isNaN(error)) {
                errors[size++] = error;
            }
        }
        return size;
    }

    /** One error more than were seen; where the rank is beyond the largest, that one is stretched. */
    private static double width(double[] errors, int size, double share) {
        if (size == 0) {
            return 0;
        }
        int rank = (int) Math.ceil((size + 1) * share);
        double width = Selection.at(errors, 0, size, Math.min(rank, size) - 1);
        return rank <= size ? width : width * rank / size;
    }

    /** The closest sequence that never falls. */
    private static void pool(double[] widths) {
        for (int i = 1; i < widths.length; i++) {
            int from = i;
            double sum = widths[i];
            while (from > 0 && widths[from - 1] > sum / (i - from + 1)) {
                from--;
                sum += widths[from];
            }
            Arrays.fill(widths, from, i + 1, sum / (i - from + 1));
        }
    }

    double width80(int distance) {
        return width(widths80, distance);
    }

    double width95(int distance) {
        return width(widths95, distance);
    }

    private double width(double[] widths, int distance) {
        int last = distances.length - 1;
        int longest = distances[last];
        if (distance >= longest) {
            double growth = longest > 1 && widths[0] > 0 ? Math.log(widths[last] / widths[0]) / Math.log(longest) : 0;
            double beyond = Math.min(MOST_GROWTH, longest > 1 ? growth : MOST_GROWTH);
            return widths[last] * Math.pow((double) distance / longest, beyond);
        }
        int place = Arrays.binarySearch(distances, distance);
        int after = place >= 0 ? place : -place - 1;
        int before = place >= 0 ? place : after - 1;
        double share =
                before == after ? 0 : (double) (distance - distances[before]) / (distances[after] - distances[before]);
        return widths[before] + (widths[after] - widths[before]) * share;
    }
}
