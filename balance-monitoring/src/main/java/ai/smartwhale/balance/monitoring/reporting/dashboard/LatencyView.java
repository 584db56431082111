// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.reporting.dashboard;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.messaging.Priority;
import java.time.Duration;

/**
 * How long the answers of one priority took recently.
 *
 * @param priority how urgent they were
 * @param count the answers, 0 or more
 * @param p50 what half of them did not exceed
 * @param p95 what 95 of 100 did not exceed
 * @param p99 what 99 of 100 did not exceed
 */
public record LatencyView(Priority priority, long count, Duration p50, Duration p95, Duration p99) {

    /**
     * Checks every component.
     *
     * @throws InvalidValueException if a component is missing or negative
     */
    public LatencyView {
        InvalidValueException.requirePresent("priority", priority);
        Shown.requireCount("count", count);
        Shown.requireNotNegative("p50", p50);
        Shown.requireNotNegative("p95", p95);
        Shown.requireNotNegative("p99", p99);
    }
}
