// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.reporting.trend;

/** Finds a rank without sorting all, by Floyd and Rivest (1975): a sample says where to look. */
final class Selection {

    private static final int SMALL = 600;

    private Selection() {}

    /**
     * Brings the number of a rank to its place, those below before it and those above behind it.
     *
     * @param numbers without NaN; reordered between both ends
     * @param from where it begins
     * @param to where it ends, exclusive
     * @param rank the wanted place, within both ends
     * @return the number at that place
     */
    static double at(double[] numbers, int from, int to, int rank) {
        select(numbers, from, to - 1, rank);
        return numbers[rank];
    }

    private static void select(double[] numbers, int first, int last, int rank) {
        int left = first;
        int right = last;
        while (right > left) {
            if (right - left > SMALL) {
                double n = right - left + 1.0;
                double i = rank - left + 1.0;
                double z = Math.log(n);
                double s = 0.5 * Math.exp(2 * z / 3);
                double sd = 0.5 * Math.sqrt(z * s * (n - s) / n) * Math.signum(i - n / 2);
                int low = Math.max(left, (int) (rank - i * s / n + sd));
                int high = Math.min(right, (int) (rank + (n - i) * s / n + sd));
                select(numbers, low, high, rank);
            }
            double pivot = numbers[rank];
            int i = left;
            int j = right;
            swap(numbers, left, rank);
            if (numbers[right] > pivot) {
                swap(numbers, left, right);
            }
            while (i < j) {
                swap(numbers, i, j);
                i++;
                j--;
                while (numbers[i] < pivot) {
                    i++;
                }
                while (numbers[j] > pivot) {
                    j--;
                }
            }
            if (numbers[left] == pivot) {
                swap(numbers, left, j);
            } else {
                j++;
                swap(numbers, j, right);
            }
            left = j <= rank ? j + 1 : left;
            right = rank <= j ? j - 1 : right;
        }
    }

    private static void swap(double[] numbers, int a, int b) {
        double kept = numbers[a];
        numbers[a] = numbers[b];
        numbers[b] = kept;
    }
}
