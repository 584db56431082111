// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.reporting.model;

import ai.smartwhale.commons.InvalidValueException;
import java.util.List;

/**
 * A part of a report.
 *
 * @param title its title
 * @param paragraphs what is said
 * @param charts what is drawn
 * @param tables what is listed
 */
public record ReportSection(String title, List<String> paragraphs, List<ReportChart> charts, List<ReportTable> tables) {

    /**
     * Checks and copies.
     *
     * @throws InvalidValueException if the title is blank or a part is missing
     */
    public ReportSection {
        InvalidValueException.requireText("title", title);
        paragraphs = List.copyOf(InvalidValueException.requirePresent("paragraphs", paragraphs));
        charts = List.copyOf(InvalidValueException.requirePresent("charts", charts));
        tables = List.copyOf(InvalidValueException.requirePresent("tables", tables));
    }
}
