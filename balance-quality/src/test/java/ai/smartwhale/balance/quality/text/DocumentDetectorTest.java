// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.text;

import static org.assertj.core.api.Assertions.assertThat;

import ai.smartwhale.balance.quality.data.DataRecord;
import ai.smartwhale.balance.quality.data.FieldNames;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

class DocumentDetectorTest {

    private static final FieldNames NAMES = FieldNames.of("id", "text");
    private static final String SPAM = "buy now and get more ".repeat(20);

    /** The columns that something was found in, of the last of many records. */
    private static List<Integer> found(IntFunction<String> texts) {
        List<DataRecord> records = new ArrayList<>();
        for (int row = 0; row < 50; row++) {
            records.add(DataRecord.of("r" + row, NAMES, "k" + row, texts.apply(row)));
        }
        List<Integer> columns = new ArrayList<>();
        DocumentDetector.create()
                .fittedTo(records)
                .inspect(records.get(49), (column, kind, probability, explanation, proposal) -> columns.add(column));
        return columns;
    }

    private static String different(int row) {
        return ("In the year " + row + " the old station by the river was opened again, and many people came. ")
                .repeat(2);
    }

    @Test
    void documentsAreLookedAt() {
        assertThat(found(row -> row == 49 ? SPAM : different(row))).isNotEmpty().containsOnly(1);
    }

    @Test
    void namesAndCategoriesAreNot() {
        // Rarely long, always the same, of no words.
        assertThat(found(row -> row == 49 ? SPAM : "station " + row)).isEmpty();
        assertThat(found(row -> SPAM)).isEmpty();
        assertThat(found(row -> (row + "deadbeef").repeat(40))).isEmpty();
    }

    @Test
    void nothingIsLookedAtBeforeATableIsKnown() {
        List<Integer> columns = new ArrayList<>();
        DocumentDetector.create()
                .inspect(
                        DataRecord.of("1", NAMES, "k", SPAM),
                        (column, kind, probability, explanation, proposal) -> columns.add(column));
        assertThat(columns).isEmpty();
        assertThat(DocumentDetector.create().fittedTo(List.of()).name()).isEqualTo("text-quality");
    }
}
