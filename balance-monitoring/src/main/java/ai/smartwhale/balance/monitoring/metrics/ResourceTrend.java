// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.metrics;

import java.time.Instant;
import java.util.Optional;

/**
 * Where the use of a resource goes.
 *
 * @param resource its name
 * @param trend where its share goes, or what is used of it where it has no capacity
 * @param fullAt when nine tenths of it will be used if it goes on like this; absent where it does not rise, has no
 *     capacity, or that lies more than a year ahead
 */
public record ResourceTrend(String resource, MetricTrend trend, Optional<Instant> fullAt) {}
