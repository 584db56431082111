// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.monitor;

import ai.smartwhale.commons.InvalidValueException;

/**
 * Which measurements are meant.
 *
 * @param source whose data was measured
 * @param metric what was measured
 */
public record MetricScope(String source, String metric) {

    /** What is counted together when there are too many different ones. */
    public static final MetricScope OTHER = new MetricScope("OTHER", "OTHER");

    /**
     * Checks.
     *
     * @throws InvalidValueException if something is absent
     */
    public MetricScope {
        InvalidValueException.requireText("source", source);
        InvalidValueException.requireText("metric", metric);
    }
}
