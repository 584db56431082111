// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.pattern.change;

/**
 * Turns a series of unknown level, spread and autocorrelation into values that are about normal with mean 0 and
 * standard deviation 1 as long as nothing changes: the self-starting transformation of Hawkins (1987), of what an AR(1)
 * model leaves over, with Wallace's approximation (1959) from t to normal. Extreme values are brought in, so that one
 * of them is neither a shift nor learned. The latest 1,000 values count. Not thread-safe.
 */
final class SelfStarting {

    private static final int WARM_UP = 24;
    private static final double LITTLE = 6;
    private static final double MEMORY = 1_000;
    private static final double WIDEST = 3;
    private static final double LEAST_CORRELATION = 0;
    private static final double MOST_CORRELATION = 0.95;

    private double count;
    private double seen;
    private double mean;
    private double variance;
    private double covariance;
    private double innovations;
    private double last;
    private double excess;

    /**
     * The next value.
     *
     * @param value a finite number
     * @param follows whether it comes one step after the one before
     * @return its standardised form, 0 while too little is known
     */
    double next(double value, boolean follows) {
        double deviation = value - mean;
        double carried = follows ? correlation() * last : 0;
        double innovation = deviation - carried;
        double spread = Math.sqrt(innovations);
        double standard = seen < WARM_UP ? 0 : standard(innovation, spread);
        boolean known = seen >= WARM_UP && spread > 0;
        double tame = known ? Math.max(-WIDEST * spread, Math.min(WIDEST * spread, innovation)) : innovation;
        excess = innovation - tame;
        learn(tame, carried, follows);
        return standard;
    }

    private double standard(double innovation, double spread) {
        if (innovation == 0) {
            return 0;
        }
        double t = innovation / (spread * Math.sqrt(1 + 1 / count));
        double degrees = count - 2;
        double size = (8 * degrees + 1) / (8 * degrees + 3) * Math.sqrt(degrees * Math.log1p(t * t / degrees));
        // Without any spread every difference is extreme.
        return Math.copySign(Math.min(WIDEST, spread == 0 ? WIDEST : size), innovation);
    }

    private void learn(double innovation, double carried, boolean follows) {
        count = Math.min(count + 1, MEMORY);
        seen = Math.min(seen + 1, WARM_UP);
        double rate = 1 / count;
        double deviation = innovation + carried;
        if (follows) {
            covariance += rate * (deviation * last - covariance);
        }
        mean += rate * deviation;
        double rest = (1 - rate) * deviation;
        variance += rate * (deviation * rest - variance);
        innovations += rate * (innovation * innovation * (1 - rate) - innovations);
        last = rest;
    }

    private double correlation() {
        double raw = variance > 0 && count >= WARM_UP ? covariance / variance : 0;
        return Math.max(LEAST_CORRELATION, Math.min(MOST_CORRELATION, raw));
    }

    /** By how much the latest value was too extreme to be learned. */
    double excess() {
        return excess;
    }

    double mean() {
        return mean;
    }

    /** The standard deviation of the values around their mean. */
    double deviation() {
        return Math.sqrt(Math.max(0, variance));
    }

    /** The level has moved by as much, to where the values are now, so that the last one is a usual one. */
    void settle(double difference) {
        mean += difference;
        last = 0;
    }

    /** The squares of what comes will be about as many times those of what came, and are soon known better. */
    void rescale(double factor) {
        count = Math.min(count, LITTLE);
        variance *= factor;
        covariance = 0;
        innovations *= factor;
    }

    double[] state() {
        return new double[] {count, mean, variance, covariance, innovations, last, seen};
    }

    static SelfStarting restore(double[] state) {
        Numbers.requireAllFinite("state", state);
        SelfStarting started = new SelfStarting();
        started.count = state[0];
        started.mean = state[1];
        started.variance = state[2];
        started.covariance = state[3];
        started.innovations = state[4];
        started.last = state[5];
        started.seen = state[6];
        return started;
    }
}
