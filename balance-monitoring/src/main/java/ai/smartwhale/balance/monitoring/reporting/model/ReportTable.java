// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.reporting.model;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.LimitExceededException;
import java.util.ArrayList;
import java.util.List;

/**
 * A table.
 *
 * @param title its title
 * @param columns 1 to 64 columns
 * @param rows each with one cell for each column; at most 100,000
 */
public record ReportTable(String title, List<ReportColumn> columns, List<List<ReportCell>> rows) {

    private static final int MOST_COLUMNS = 64;
    private static final int MOST_ROWS = 100_000;

    /**
     * Checks and copies.
     *
     * @throws InvalidValueException if the title is blank, there is no column, or a row has another number of cells
     * @throws LimitExceededException if there are too many columns or rows
     */
    public ReportTable {
        InvalidValueException.requireText("title", title);
        columns = List.copyOf(InvalidValueException.requirePresent("columns", columns));
        InvalidValueException.requireRange("columns", columns.size(), 1, MOST_COLUMNS);
        InvalidValueException.requirePresent("rows", rows);
        LimitExceededException.requireAtMost("rows", rows.size(), MOST_ROWS);
        List<List<ReportCell>> copy = new ArrayList<>(rows.size());
        for (List<ReportCell> row : rows) {
            if (row.size() != columns.size()) {
                throw new InvalidValueException(
                        "rows[" + copy.size() + "].size", row.size(), columns.size() + ", the number of columns");
            }
            copy.add(List.copyOf(row));
        }
        rows = List.copyOf(copy);
    }
}
