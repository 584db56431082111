// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.analyzer;

/**
 * Number, mean and sum of squared deviations (Welford, 1962), which can be put together (Chan, Golub and LeVeque,
 * 1979). Not thread-safe.
 */
final class Moments {

    private long count;
    private double mean;
    private double squares;

    void add(double value) {
        count++;
        double off = value - mean;
        mean += off / count;
        squares += off * (value - mean);
    }

    void add(Moments other) {
        if (other.count == 0) {
            return;
        }
        long sum = count + other.count;
        double off = other.mean - mean;
        mean += off * other.count / sum;
        squares += other.squares + off * off * count / sum * other.count;
        count = sum;
    }

    long count() {
        return count;
    }

    double mean() {
        return mean;
    }

    /** Of a sample; 0 for fewer than two. */
    double deviation() {
        return count < 2 ? 0 : Math.sqrt(squares / (count - 1));
    }
}
