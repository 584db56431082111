// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.testkit;

import ai.smartwhale.commons.InvalidValueException;
import java.time.Duration;
import java.util.random.RandomGenerator;

/** How long a stand-in takes, drawn anew for each request. */
@FunctionalInterface
public interface Latency {

    /**
     * Draws one latency.
     *
     * @param random where chance comes from
     * @return zero or more
     */
    Duration draw(RandomGenerator random);

    /**
     * No latency beyond that of the work itself.
     *
     * @return the latency
     */
    static Latency none() {
        return random -> Duration.ZERO;
    }

    /**
     * Always the same.
     *
     * @param value zero or more
     * @return the latency
     * @throws InvalidValueException if the duration is negative
     */
    static Latency fixed(Duration value) {
        InvalidValueException.requireRange("value", value.toNanos(), 0, Long.MAX_VALUE);
        return random -> value;
    }

    /**
     * Anything between two bounds with the same chance.
     *
     * @param least the least, zero or more
     * @param most the most, at least the least
     * @return the latency
     * @throws InvalidValueException if the bounds are not in order
     */
    static Latency uniform(Duration least, Duration most) {
        InvalidValueException.requireRange("least", least.toNanos(), 0, Long.MAX_VALUE - 1);
        InvalidValueException.requireRange("most", most.toNanos(), least.toNanos(), Long.MAX_VALUE - 1);
        return random -> Duration.ofNanos(random.nextLong(least.toNanos(), most.toNanos() + 1));
    }

    /**
     * The log-normal distribution, which the latencies of services over a network are near to: most are close to the
     * median, a few are many times as long.
     *
     * @param median half of all are below it, above zero
     * @param p99 one in a hundred is above it, at least the median
     * @return the latency
     * @throws InvalidValueException if a duration is outside its range
     */
    static Latency logNormal(Duration median, Duration p99) {
        InvalidValueException.requirePositive("median", median);
        InvalidValueException.requireRange("p99", p99.toNanos(), median.toNanos(), Long.MAX_VALUE);
        // 2.326… is the 99th percentile of the normal distribution.
        double sigma = Math.log((double) p99.toNanos() / median.toNanos()) / 2.326347874;
        return random -> Duration.ofNanos((long) (median.toNanos() * Math.exp(sigma * random.nextGaussian())));
    }
}
