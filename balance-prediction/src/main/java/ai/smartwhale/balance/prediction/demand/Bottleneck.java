// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.demand;

import ai.smartwhale.balance.prediction.demand.capacity.FillForecast;
import ai.smartwhale.balance.prediction.demand.capacity.QueueEstimate;
import java.time.Duration;
import java.util.Optional;

/**
 * How probable it is that a resource becomes too busy, and when.
 *
 * @param resource which
 * @param probability that its peak exceeds the busy share of the capacity, 0 to 1
 * @param expectedIn when the first slot begins in which this is more probable than not; nothing if there is none
 * @param full when it is used up if it goes on growing as it does; only of storage, once that is known
 * @param queue the wait in front of it at the expected peak; only of processors, if it is configured how work waits
 */
public record Bottleneck(
        PredictedResource resource,
        double probability,
        Optional<Duration> expectedIn,
        Optional<FillForecast> full,
        Optional<QueueEstimate> queue) {}
