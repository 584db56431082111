// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.finding;

import ai.smartwhale.commons.InvalidValueException;
import java.util.List;
import java.util.Optional;

/**
 * Something that may be wrong with a cell, or with a record as a whole. Immutable.
 *
 * @param row the row, from 1
 * @param column the column, from 0; {@link #WHOLE_RECORD} where the record is meant
 * @param field the name of the column; {@code ""} where the record is meant
 * @param kind what is wrong
 * @param probability that it is wrong, 0 to 1, all evidence taken together
 * @param flagged whether the probability is high enough to act on
 * @param explanation for people
 * @param proposal what to put instead, where that is known
 * @param evidence what speaks for it, strongest first
 */
public record Finding(
        long row,
        int column,
        String field,
        IssueKind kind,
        double probability,
        boolean flagged,
        String explanation,
        Optional<Proposal> proposal,
        List<Evidence> evidence) {

    /** The column of findings about a record as a whole. */
    public static final int WHOLE_RECORD = -1;

    /**
     * Checks and copies.
     *
     * @throws InvalidValueException if something is absent or outside of its range
     */
    public Finding {
        InvalidValueException.requireRange("row", row, 1, Long.MAX_VALUE);
        InvalidValueException.requireRange("column", column, WHOLE_RECORD, Integer.MAX_VALUE);
        InvalidValueException.requirePresent("field", field);
        InvalidValueException.requirePresent("kind", kind);
        QualityScore.requireShare("probability", probability);
        InvalidValueException.requirePresent("explanation", explanation);
        InvalidValueException.requirePresent("proposal", proposal);
        evidence = List.copyOf(InvalidValueException.requirePresent("evidence", evidence));
    }

    /**
     * Whether the record as a whole is meant.
     *
     * @return true if so
     */
    public boolean wholeRecord() {
        return column == WHOLE_RECORD;
    }
}
