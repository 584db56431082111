// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.control;

import ai.smartwhale.balance.quality.finding.IssueKind;
import ai.smartwhale.balance.quality.finding.QualityScore;
import ai.smartwhale.commons.InvalidValueException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * One changed cell: what it was, what it is, and why. Immutable.
 *
 * @param changeId unique
 * @param context where the record is from
 * @param row the row of the record, from 1
 * @param recordId by what the source knows the record
 * @param column of the cell, from 0
 * @param field the name of the column
 * @param before the text of the cell before, empty if it was missing
 * @param after the text of the cell now, empty if it is missing
 * @param operator how the new value was found
 * @param confidence how likely that is what was meant, 0 to 1
 * @param kind what was wrong
 * @param basis why that was thought, for people; may quote the cell
 * @param at when
 * @param undoes the change that this one takes back, if it does
 */
public record Change(
        UUID changeId,
        RepairContext context,
        long row,
        String recordId,
        int column,
        String field,
        Optional<String> before,
        Optional<String> after,
        String operator,
        double confidence,
        IssueKind kind,
        String basis,
        Instant at,
        Optional<UUID> undoes) {

    /**
     * Checks every component.
     *
     * @throws InvalidValueException if one is missing or outside of its range
     */
    public Change {
        InvalidValueException.requirePresent("changeId", changeId);
        InvalidValueException.requirePresent("context", context);
        InvalidValueException.requireRange("row", row, 1, Long.MAX_VALUE);
        InvalidValueException.requirePresent("recordId", recordId);
        InvalidValueException.requireRange("column", column, 0, Integer.MAX_VALUE);
        InvalidValueException.requirePresent("field", field);
        InvalidValueException.requirePresent("before", before);
        InvalidValueException.requirePresent("after", after);
        InvalidValueException.requireText("operator", operator);
        QualityScore.requireShare("confidence", confidence);
        InvalidValueException.requirePresent("kind", kind);
        InvalidValueException.requirePresent("basis", basis);
        InvalidValueException.requirePresent("at", at);
        InvalidValueException.requirePresent("undoes", undoes);
    }

    Change reversed(UUID id, Instant now) {
        return new Change(
                id,
                context,
                row,
                recordId,
                column,
                field,
                after,
                before,
                "undo",
                1,
                kind,
                basis,
                now,
                Optional.of(changeId));
    }

    /** What was changed, without the values, which may be private. */
    @Override
    public String toString() {
        return "Change[%s, row=%d, column=%d, operator=%s, kind=%s]".formatted(changeId, row, column, operator, kind);
    }
}
