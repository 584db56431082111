// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.monitoring;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.LimitExceededException;
import java.util.List;

/**
 * What a metric is called and what it says.
 *
 * @param type what it is
 * @param name its name: snake_case, in base units, {@code _total} at the end of counters and {@code _seconds} at the
 *     end of timers; 200 characters at most
 * @param help one sentence for who reads it; 1,000 characters at most
 * @param labelNames what its series are told apart by; 16 at most
 */
public record MetricDefinition(MetricType type, String name, String help, List<String> labelNames) {

    /**
     * Checks every component.
     *
     * @throws InvalidValueException if a name is outside of the grammar of OpenMetrics, or one that {@code promtool}
     *     would complain of
     * @throws LimitExceededException if something is too long
     */
    public MetricDefinition {
        InvalidValueException.requirePresent("type", type);
        name = MetricNames.requireName(type, name);
        help = MetricNames.requireHelp(help);
        labelNames = MetricNames.requireLabels(labelNames);
    }

    /**
     * A counter.
     *
     * @param name its name, which ends in {@code _total}
     * @param help one sentence
     * @param labelNames what its series are told apart by
     * @return the definition
     */
    public static MetricDefinition counter(String name, String help, String... labelNames) {
        return new MetricDefinition(MetricType.COUNTER, name, help, List.of(labelNames));
    }

    /**
     * A gauge.
     *
     * @param name its name
     * @param help one sentence
     * @param labelNames what its series are told apart by
     * @return the definition
     */
    public static MetricDefinition gauge(String name, String help, String... labelNames) {
        return new MetricDefinition(MetricType.GAUGE, name, help, List.of(labelNames));
    }

    /**
     * A timer.
     *
     * @param name its name, which ends in {@code _seconds}
     * @param help one sentence
     * @param labelNames what its series are told apart by
     * @return the definition
     */
    public static MetricDefinition timer(String name, String help, String... labelNames) {
        return new MetricDefinition(MetricType.TIMER, name, help, List.of(labelNames));
    }

    /**
     * What its values are measured in.
     *
     * @return as its name says
     */
    public MetricUnit unit() {
        return MetricUnit.of(name);
    }
}
