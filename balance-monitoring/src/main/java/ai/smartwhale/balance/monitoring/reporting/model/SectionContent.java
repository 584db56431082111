// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.reporting.model;

import ai.smartwhale.balance.monitoring.reporting.trend.TimeSeries;
import ai.smartwhale.commons.InvalidValueException;
import java.util.List;

/**
 * What a source has to tell. Trends, forecasts and charts of the series are added to it.
 *
 * @param title the title of the section
 * @param paragraphs what is said
 * @param tables what is listed
 * @param series what was measured
 */
public record SectionContent(String title, List<String> paragraphs, List<ReportTable> tables, List<TimeSeries> series) {

    /**
     * Checks and copies.
     *
     * @throws InvalidValueException if the title is blank or a part is missing
     */
    public SectionContent {
        InvalidValueException.requireText("title", title);
        paragraphs = List.copyOf(InvalidValueException.requirePresent("paragraphs", paragraphs));
        tables = List.copyOf(InvalidValueException.requirePresent("tables", tables));
        series = List.copyOf(InvalidValueException.requirePresent("series", series));
    }
}
