// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.detect;

import ai.smartwhale.balance.quality.finding.IssueKind;
import ai.smartwhale.balance.quality.profile.FieldProfile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * What was learned of one column: its judges, and what they said of the values that it has, each asked once. Safe for
 * use by many threads.
 */
final class FieldKnowledge {

    private static final double LEAST = 0.03;

    private final EncodedColumn column;
    private final List<ValueJudge> judges;
    private final RarityPrior prior;
    private final Optional<Accepted> accepted;
    private final AtomicReferenceArray<ValueVerdict> known;

    private FieldKnowledge(
            EncodedColumn column, List<ValueJudge> judges, RarityPrior prior, Optional<Accepted> accepted) {
        this.column = column;
        this.judges = judges;
        this.prior = prior;
        this.accepted = accepted;
        this.known = new AtomicReferenceArray<>(column.distinct());
    }

    static FieldKnowledge learn(EncodedTable table, int at, Optional<FieldProfile> accepted) {
        EncodedColumn column = table.column(at);
        TypeJudge type = TypeJudge.learn(column);
        List<ValueJudge> judges = new ArrayList<>();
        judges.add(MissingJudge.learn(table, at));
        judges.add(MarkerJudge.learn(column, type.numeric()));
        judges.add(type);
        judges.add(ShapeJudge.learn(column));
        judges.add(TypoJudge.learn(column, type.numeric()));
        judges.add(UnitJudge.learn(column));
        judges.add(KeyJudge.learn(column));
        judges.add(new EncodingJudge());
        if (type.numeric()) {
            judges.add(OutlierJudge.learn(column));
            judges.add(PrecisionJudge.learn(column));
            judges.add(ConstantJudge.learn(table, at));
        }
        return new FieldKnowledge(column, List.copyOf(judges), RarityPrior.learn(column), accepted.map(Accepted::new));
    }

    EncodedColumn column() {
        return column;
    }

    /** What speaks against a value. */
    ValueVerdict verdict(String key, int code) {
        if (code < 0) {
            return judge(key, 0);
        }
        ValueVerdict verdict = known.get(code);
        if (verdict == null) {
            // Two threads may ask the judges at once: they say the same.
            verdict = judge(key, column.count(code));
            known.set(code, verdict);
        }
        return verdict;
    }

    private ValueVerdict judge(String key, int count) {
        List<Clue> clues = new ArrayList<>(2);
        for (ValueJudge judge : judges) {
            judge.judge(key, count)
                    .map(clue ->
                            accepted.map(history -> history.weigh(clue, key)).orElse(clue))
                    .filter(clue -> clue.probability() >= LEAST)
                    .ifPresent(clues::add);
        }
        clues.sort(Comparator.comparingDouble(Clue::probability).reversed());
        boolean usual = key.isEmpty()
                || accepted.map(history -> history.knows(key)).orElse(false)
                || clues.stream().anyMatch(clue -> clue.kind() == IssueKind.DISGUISED_MISSING);
        return new ValueVerdict(usual ? RarityPrior.USUAL : prior.of(count), List.copyOf(clues));
    }
}
