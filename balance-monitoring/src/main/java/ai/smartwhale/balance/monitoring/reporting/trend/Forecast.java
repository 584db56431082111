// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.reporting.trend;

import ai.smartwhale.commons.InvalidValueException;
import java.util.List;

/**
 * How a series is expected to go on.
 *
 * @param method how it was made, for the reader of a report
 * @param points one for each step after the last value, in the order of time; at least one
 */
public record Forecast(String method, List<ForecastPoint> points) {

    /**
     * Checks and copies.
     *
     * @throws InvalidValueException if the method is blank or there is no point
     */
    public Forecast {
        InvalidValueException.requireText("method", method);
        points = List.copyOf(InvalidValueException.requirePresent("points", points));
        if (points.isEmpty()) {
            throw new InvalidValueException("points", points, "at least one");
        }
    }

    /**
     * The end of the forecast.
     *
     * @return its last point
     */
    public ForecastPoint last() {
        return points.get(points.size() - 1);
    }
}
