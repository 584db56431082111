// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.reporting.format;

import ai.smartwhale.balance.monitoring.reporting.model.ReportCell;
import ai.smartwhale.balance.monitoring.reporting.model.ReportTable;
import java.util.List;

/** What formats want to know of a table before they write it. */
final class TableShape {

    private TableShape() {}

    /** Whether the first cell of a column that has a value is a number. */
    static boolean numeric(ReportTable table, int column) {
        for (List<ReportCell> row : table.rows()) {
            if (!(row.get(column) instanceof ReportCell.Missing)) {
                return row.get(column) instanceof ReportCell.Number;
            }
        }
        return false;
    }
}
