// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.batch.optimizer;

/**
 * Tells a lasting change from chance, by the cumulative sums of Page (Continuous inspection schemes, Biometrika 1954):
 * what standardized residuals have above one adds up, no residual counting more than four, until the sum is above
 * eight. So three residuals in a row of four standard deviations are a change, two are not, and of smaller ones it
 * takes more. Keeps the samples since a change may have begun. Not thread-safe.
 */
final class ShiftDetector {

    /** Beyond so many standard deviations a residual is as good as any larger one. */
    static final double MOST_DEVIATIONS = 4;

    private static final double ALLOWANCE = 1;
    private static final double THRESHOLD = 8;

    /** The slowest change that reaches the threshold within so many samples has 1.5 standard deviations. */
    private static final int MOST_SAMPLES = 16;

    private final Side above = new Side();
    private final Side below = new Side();

    /** The samples of one direction. */
    static final class Side {
        private double sum;
        private final double[] sizes = new double[MOST_SAMPLES];
        private final double[] nanos = new double[MOST_SAMPLES];
        private int count;

        private boolean add(double residual, double size, double time) {
            sum = Math.max(0, sum + Math.min(MOST_DEVIATIONS, residual) - ALLOWANCE);
            if (sum == 0) {
                count = 0;
                return false;
            }
            if (count == MOST_SAMPLES) {
                System.arraycopy(sizes, 1, sizes, 0, --count);
                System.arraycopy(nanos, 1, nanos, 0, count);
            }
            sizes[count] = size;
            nanos[count] = time;
            count++;
            return sum > THRESHOLD;
        }

        int count() {
            return count;
        }

        double size(int sample) {
            return sizes[sample];
        }

        double nanos(int sample) {
            return nanos[sample];
        }

        void clear() {
            sum = 0;
            count = 0;
        }
    }

    /** Takes in a sample with its residual in standard deviations; true when things have become slower. */
    boolean isAbove(double residual, double size, double nanos) {
        return above.add(residual, size, nanos);
    }

    /** Takes in a sample with its residual in standard deviations; true when things have become quicker. */
    boolean isBelow(double residual, double size, double nanos) {
        return below.add(-residual, size, nanos);
    }

    Side above() {
        return above;
    }

    Side below() {
        return below;
    }

    void clear() {
        above.clear();
        below.clear();
    }
}
