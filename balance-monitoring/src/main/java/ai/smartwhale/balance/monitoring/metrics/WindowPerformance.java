// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.metrics;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How a model did within a window.
 *
 * @param covered how far back was really looked: less than the window while it is new
 * @param requests how many requests there were
 * @param errors how many of them failed
 * @param errorShare the share that failed; absent where there were none
 * @param perSecond requests per second; absent where nothing is covered yet
 * @param median half of the requests took at most this; absent where nothing was timed
 * @param p95 95 of 100 took at most this
 * @param p99 99 of 100 took at most this
 */
public record WindowPerformance(
        Duration covered,
        long requests,
        long errors,
        OptionalDouble errorShare,
        OptionalDouble perSecond,
        Optional<Duration> median,
        Optional<Duration> p95,
        Optional<Duration> p99) {}
