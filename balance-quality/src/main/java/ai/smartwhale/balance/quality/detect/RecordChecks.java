// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.detect;

import ai.smartwhale.balance.quality.data.DataRecord;
import ai.smartwhale.balance.quality.finding.Finding;
import ai.smartwhale.balance.quality.finding.IssueKind;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/** What can be wrong with a record as a whole: the number of its cells, its age, its having been there before. */
final class RecordChecks {

    private final int width;
    private final Optional<Duration> staleAfter;
    private final Instant receivedAt;

    RecordChecks(int width, Optional<Duration> staleAfter, Instant receivedAt) {
        this.width = width;
        this.staleAfter = staleAfter;
        this.receivedAt = receivedAt;
    }

    void inspect(long row, DataRecord record, OptionalLong before, double repeated, CellClues clues) {
        if (record.size() != width) {
            clues.add(
                    Finding.WHOLE_RECORD,
                    certain(IssueKind.STRUCTURE, 1, record.size() + " cells, where the table has " + width));
        }
        if (before.isPresent()) {
            clues.add(
                    Finding.WHOLE_RECORD,
                    certain(IssueKind.DUPLICATE, repeated, "the same as row " + before.getAsLong()));
        }
        staleAfter
                .flatMap(limit -> record.producedAt()
                        .map(time -> Duration.between(time, receivedAt))
                        .filter(age -> age.compareTo(limit) > 0)
                        .map(age -> certain(IssueKind.STALE, 1, "made " + age + " before it came, allowed " + limit)))
                .ifPresent(clue -> clues.add(Finding.WHOLE_RECORD, clue));
    }

    private static Clue certain(IssueKind kind, double probability, String explanation) {
        return new Clue(DetectorWeights.nameOf(kind), kind, probability, true, explanation, Optional.empty());
    }
}
