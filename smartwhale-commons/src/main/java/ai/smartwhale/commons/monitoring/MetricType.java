// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.monitoring;

/** What a metric is. */
public enum MetricType {
    /** A count that only grows. */
    COUNTER,
    /** A number that goes up and down. */
    GAUGE,
    /** How long things took. */
    TIMER
}
