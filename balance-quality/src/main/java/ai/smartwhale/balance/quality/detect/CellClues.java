// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.detect;

import ai.smartwhale.balance.quality.finding.EvidenceSink;
import ai.smartwhale.balance.quality.finding.Finding;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is said of the cells of one record besides the judgements of their values. Used by one thread. */
final class CellClues {

    private final @Nullable List<Clue>[] byColumn;
    private final List<Clue> wholeRecord = new ArrayList<>(1);

    @SuppressWarnings({"unchecked", "rawtypes"})
    CellClues(int width) {
        byColumn = new List[width];
    }

    void add(int column, Clue clue) {
        if (column == Finding.WHOLE_RECORD) {
            wholeRecord.add(clue);
        } else if (column >= 0 && column < byColumn.length) {
            List<Clue> clues = byColumn[column];
            if (clues == null) {
                clues = new ArrayList<>(2);
                byColumn[column] = clues;
            }
            clues.add(clue);
        }
    }

    EvidenceSink sink(String detector, boolean certain) {
        return (column, kind, probability, explanation, proposal) ->
                add(column, new Clue(detector, kind, probability, certain, explanation, proposal));
    }

    List<Clue> of(int column) {
        List<Clue> clues = byColumn[column];
        return clues == null ? List.of() : clues;
    }

    List<Clue> wholeRecord() {
        return wholeRecord;
    }
}
