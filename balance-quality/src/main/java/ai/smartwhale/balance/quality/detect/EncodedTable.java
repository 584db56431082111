// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.detect;

import ai.smartwhale.balance.quality.data.DataRecord;
import ai.smartwhale.balance.quality.data.FieldNames;
import java.util.List;

/** Records turned into columns of numbers, so that what is counted is counted fast. */
final class EncodedTable {

    private final int rows;
    private final EncodedColumn[] columns;

    private EncodedTable(int rows, EncodedColumn[] columns) {
        this.rows = rows;
        this.columns = columns;
    }

    static EncodedTable of(FieldNames fields, List<DataRecord> records) {
        EncodedColumn[] columns = new EncodedColumn[fields.size()];
        for (int column = 0; column < columns.length; column++) {
            columns[column] = EncodedColumn.of(column, records);
        }
        return new EncodedTable(records.size(), columns);
    }

    int rows() {
        return rows;
    }

    int width() {
        return columns.length;
    }

    EncodedColumn column(int column) {
        return columns[column];
    }
}
