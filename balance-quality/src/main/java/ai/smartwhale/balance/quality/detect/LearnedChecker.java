// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.detect;

import ai.smartwhale.balance.quality.data.DataRecord;
import ai.smartwhale.balance.quality.finding.Finding;
import ai.smartwhale.balance.quality.finding.IssueKind;
import ai.smartwhale.balance.quality.finding.RecordAssessment;
import ai.smartwhale.balance.quality.rules.RuleChecker;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Checks records against what was learned of a table. */
final class LearnedChecker implements RecordChecker {

    private final TableKnowledge known;
    private final EncodedTable table;
    private final DuplicateRows duplicates;
    private final RuleChecker rules;
    private final CheckSettings settings;
    private final EvidenceCombiner combiner;
    private final RecordChecks whole;
    private final Map<String, String> failures = new ConcurrentHashMap<>();

    LearnedChecker(
            TableKnowledge known,
            DuplicateRows duplicates,
            RuleChecker rules,
            RecordChecks whole,
            CheckSettings settings) {
        this.known = known;
        this.table = known.table();
        this.duplicates = duplicates;
        this.rules = rules;
        this.settings = settings;
        this.combiner = new EvidenceCombiner(settings.flagThreshold(), settings.weights());
        this.whole = whole;
    }

    @Override
    public RecordAssessment check(long row, DataRecord record) {
        int width = table.width();
        int[] codes = new int[width];
        String[] keys = new String[width];
        CellClues clues = new CellClues(Math.max(width, record.size()));
        for (int column = 0; column < width; column++) {
            String text = record.text(column);
            if (text.length() > settings.maxCellChars()) {
                clues.add(column, Clue.of(IssueKind.TRUNCATED, 0.9, text.length() + " characters, judged by its ends"));
            }
            keys[column] = EncodedColumn.key(text);
            codes[column] = table.column(column).codeOf(keys[column]);
        }
        known.merged().inspect(record, codes, clues.sink("merged-fields", true));
        rules.check(record, clues.sink("rule", true));
        for (RecordDetector detector : settings.detectors()) {
            ask(detector, record, clues);
        }
        List<Finding> findings = new ArrayList<>();
        whole.inspect(row, record, duplicates.before(row, record), duplicates.probability(), clues);
        clues.wholeRecord()
                .forEach(clue -> combiner.combine(
                                row,
                                Finding.WHOLE_RECORD,
                                "",
                                RarityPrior.USUAL,
                                List.of(clue),
                                DependencyVote.NONE,
                                "")
                        .ifPresent(findings::add));
        for (int column = 0; column < width; column++) {
            cell(row, column, codes, keys[column], clues.of(column)).ifPresent(findings::add);
        }
        return RecordScores.assess(row, record, findings, settings.staleAfter().isPresent());
    }

    private Optional<Finding> cell(long row, int column, int[] codes, String key, List<Clue> further) {
        ValueVerdict verdict = known.field(column).verdict(key, codes[column]);
        DependencyVote vote = DependencyVote.of(known.deciding(column), codes, column);
        if (verdict.clues().isEmpty() && further.isEmpty() && vote.evidence() <= 0) {
            return Optional.empty();
        }
        List<Clue> clues = verdict.clues();
        if (!further.isEmpty()) {
            clues = new ArrayList<>(clues);
            clues.addAll(further);
        }
        boolean other = vote.expected() > EncodedColumn.ABSENT && vote.expected() != codes[column];
        String expected = other ? table.column(column).value(vote.expected()) : "";
        return combiner.combine(row, column, known.fields().name(column), verdict.prior(), clues, vote, expected);
    }

    private void ask(RecordDetector detector, DataRecord record, CellClues clues) {
        try {
            detector.inspect(record, clues.sink(detector.name(), false));
        } catch (RuntimeException failure) {
            // The name of the failure and not its message, which may hold what is private.
            failures.putIfAbsent(detector.name(), failure.getClass().getName());
        }
    }

    @Override
    public Map<String, String> failures() {
        return Map.copyOf(failures);
    }
}
