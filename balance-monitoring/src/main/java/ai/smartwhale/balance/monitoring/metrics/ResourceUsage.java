// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.metrics;

import java.time.Instant;
import java.util.List;

/**
 * How much of all resources is used.
 *
 * @param takenAt when it was read
 * @param readings those that could be measured
 */
public record ResourceUsage(Instant takenAt, List<ResourceReading> readings) {

    /** Copies the readings. */
    public ResourceUsage {
        readings = List.copyOf(readings);
    }
}
