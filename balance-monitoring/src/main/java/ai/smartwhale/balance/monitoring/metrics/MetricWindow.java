// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.metrics;

import java.time.Duration;

/** How far back a view looks, the shortest first. */
public enum MetricWindow {
    /** The last minute. */
    ONE_MINUTE(Duration.ofMinutes(1)),
    /** The last five minutes. */
    FIVE_MINUTES(Duration.ofMinutes(5)),
    /** The last hour. */
    ONE_HOUR(Duration.ofHours(1)),
    /** The last six hours. */
    SIX_HOURS(Duration.ofHours(6)),
    /** The last three days. */
    THREE_DAYS(Duration.ofDays(3));

    private final Duration length;

    MetricWindow(Duration length) {
        this.length = length;
    }

    /**
     * How long it is.
     *
     * @return the length
     */
    public Duration length() {
        return length;
    }
}
