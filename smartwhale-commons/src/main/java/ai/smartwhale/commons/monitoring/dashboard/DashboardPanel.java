// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.monitoring.dashboard;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.LimitExceededException;
import java.util.List;

/**
 * One chart.
 *
 * @param title its title
 * @param help one sentence, empty where there is nothing to say
 * @param unit what Grafana calls the unit of its values, such as {@code s}, {@code bytes} or {@code ops}
 * @param queries what it shows, 1 to 26
 */
public record DashboardPanel(String title, String help, String unit, List<Query> queries) {

    /** As many as there are letters, which is what Grafana tells them apart by. */
    private static final int MOST_QUERIES = 26;

    /**
     * One query.
     *
     * @param expression in PromQL; {@code $__rate_interval} is what Grafana makes of it
     * @param legend what its series are called, such as {@code {{model}}}
     */
    public record Query(String expression, String legend) {

        /**
         * Checks every component.
         *
         * @throws InvalidValueException if the expression is blank
         */
        public Query {
            InvalidValueException.requireText("expression", expression);
            InvalidValueException.requirePresent("legend", legend);
        }
    }

    /**
     * Checks every component.
     *
     * @throws InvalidValueException if a component is missing
     * @throws LimitExceededException if there are too many queries
     */
    public DashboardPanel {
        InvalidValueException.requireText("title", title);
        InvalidValueException.requirePresent("help", help);
        InvalidValueException.requireText("unit", unit);
        queries = List.copyOf(InvalidValueException.requirePresent("queries", queries));
        InvalidValueException.requireRange("queries", queries.size(), 1, Integer.MAX_VALUE);
        LimitExceededException.requireAtMost("queries", queries.size(), MOST_QUERIES);
    }
}
