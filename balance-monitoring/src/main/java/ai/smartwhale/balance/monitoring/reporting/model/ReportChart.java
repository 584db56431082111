// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.reporting.model;

import ai.smartwhale.balance.monitoring.reporting.trend.Forecast;
import ai.smartwhale.balance.monitoring.reporting.trend.LevelChange;
import ai.smartwhale.balance.monitoring.reporting.trend.TimeSeries;
import ai.smartwhale.commons.InvalidValueException;
import java.util.List;
import java.util.Optional;

/**
 * A chart of one or several series of one unit, with the forecast of the first.
 *
 * @param title its title
 * @param series 1 to 8 series
 * @param forecast how the first one is expected to go on
 * @param changes where the level of the first one changed
 */
public record ReportChart(
        String title, List<TimeSeries> series, Optional<Forecast> forecast, List<LevelChange> changes) {

    private static final int MOST_SERIES = 8;

    /**
     * Checks and copies.
     *
     * @throws InvalidValueException if the title is blank, or there are no or too many series
     */
    public ReportChart {
        InvalidValueException.requireText("title", title);
        series = List.copyOf(InvalidValueException.requirePresent("series", series));
        InvalidValueException.requireRange("series", series.size(), 1, MOST_SERIES);
        InvalidValueException.requirePresent("forecast", forecast);
        changes = List.copyOf(InvalidValueException.requirePresent("changes", changes));
    }
}
