// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.resilience;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait before the next attempt. Implementations keep no state, so that one object serves any number of
 * calls and threads; {@link BackoffStrategies} makes the usual ones.
 */
@FunctionalInterface
public interface BackoffStrategy {

    /**
     * The wait after a failure.
     *
     * @param failures how many attempts have failed, 1 or more
     * @param previous the wait before the attempt that failed last; zero after the first failure
     * @param random where chance comes from
     * @return the wait, zero or more
     */
    Duration delay(int failures, Duration previous, RandomGenerator random);
}
