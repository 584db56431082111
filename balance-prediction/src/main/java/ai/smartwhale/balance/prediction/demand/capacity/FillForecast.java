// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.demand.capacity;

import java.time.Duration;
import java.util.Optional;

/**
 * When a store will be full.
 *
 * @param level how full it is now, without noise
 * @param perSecond by how much that grows
 * @param expectedIn when it is full at this growth; nothing if it does not grow, or not within a hundred years
 * @param earliestIn when it is full at the fastest growth that the past allows with the confidence asked for; nothing
 *     if even that does not fill it
 * @param latestIn when it is full at the slowest; nothing if that does not fill it
 * @param confidence of the bounds, between 0 and 1
 */
public record FillForecast(
        double level,
        double perSecond,
        Optional<Duration> expectedIn,
        Optional<Duration> earliestIn,
        Optional<Duration> latestIn,
        double confidence) {}
