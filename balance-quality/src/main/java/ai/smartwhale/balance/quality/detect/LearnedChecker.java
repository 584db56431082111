// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.detect;

import ai.smartwhale.balance.quality.data.DataRecord;
import ai.smartwhale.balance.quality.data.FieldNames;
import ai.smartwhale.balance.quality.finding.Evidence;
import ai.smartwhale.balance.quality.finding.Finding;
import ai.smartwhale.balance.quality.finding.IssueKind;
import ai.smartwhale.balance.quality.finding.Proposal;
import ai.smartwhale.balance.quality.finding.QualityScore;
import ai.smartwhale.balance.quality.finding.RecordAssessment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** prototype. */
public final class LearnedChecker implements RecordChecker {

    private static final double PRIOR = 0.02;
    private final FieldNames fields;
    private final EncodedTable table;
    private final List<List<ValueJudge>> judges = new ArrayList<>();
    private final List<List<Dependency>> dependencies;
    private final List<RarityPrior> priors = new ArrayList<>();
    private final List<Clue[]> cache = new ArrayList<>();
    private final List<boolean[]> known = new ArrayList<>();

    private LearnedChecker(FieldNames fields, EncodedTable table) {
        this.fields = fields;
        this.table = table;
        for (int c = 0; c < table.width(); c++) {
            EncodedColumn column = table.column(c);
            List<ValueJudge> list = new ArrayList<>();
            TypeJudge type = TypeJudge.learn(column);
            list.add(MissingJudge.learn(table, c));
            list.add(type);
            list.add(ShapeJudge.learn(column));
            list.add(TypoJudge.learn(column, type.numeric()));
            if (type.numeric()) {
                list.add(OutlierJudge.learn(column));
                list.add(PrecisionJudge.learn(column));
                list.add(ConstantJudge.learn(table, c));
            }
            list.add(new EncodingJudge());
            list.add(UnitJudge.learn(column));
            list.add(MarkerJudge.learn(column, type.numeric()));
            judges.add(list);
            priors.add(RarityPrior.learn(column));
            cache.add(new Clue[column.distinct()]);
            known.add(new boolean[column.distinct()]);
        }
        dependencies = DependencyFinder.find(table);
    }

    public static LearnedChecker learn(FieldNames fields, List<DataRecord> records) {
        return new LearnedChecker(fields, EncodedTable.of(fields, records));
    }

    public void describe() {
        for (List<Dependency> list : dependencies) {
            for (Dependency one : list) {
                System.out.printf("  %s -> %s acc %.3f str %.3f alt %.3f cov %d%n", fields.name(one.from()), fields.name(one.to()), one.accuracy(), one.strength(), one.alternatives(), one.covered());
            }
        }
    }

    @Override
    public RecordAssessment check(long row, DataRecord record) {
        List<Finding> findings = new ArrayList<>();
        int[] codes = new int[table.width()];
        String[] keys = new String[table.width()];
        for (int c = 0; c < codes.length; c++) {
            keys[c] = EncodedColumn.key(record.text(c));
            codes[c] = table.column(c).codeOf(keys[c]);
        }
        for (int c = 0; c < codes.length; c++) {
            int count = codes[c] < 0 ? 0 : table.column(c).count(codes[c]);
            Clue best = null;
            if (codes[c] >= 0 && known.get(c)[codes[c]]) best = cache.get(c)[codes[c]];
            else {
            for (ValueJudge judge : judges.get(c)) {
                Optional<Clue> clue = judge.judge(keys[c], count);
                if (clue.isPresent() && (best == null || clue.orElseThrow().probability() > best.probability())) {
                    best = clue.orElseThrow();
                }
            }
            if (codes[c] >= 0) { known.get(c)[codes[c]] = true; cache.get(c)[codes[c]] = best; }
            }
            DependencyVote vote = DependencyVote.of(dependencies.get(c), codes, c);
            double value = Math.min(0.98, best == null ? priors.get(c).of(count) : Math.max(priors.get(c).of(count), best.probability()));
            double logit = Math.log(value / (1 - value)) + vote.evidence();
            double p = 1 / (1 + Math.exp(-logit));
            if (p < 0.1) {
                continue;
            }
            Optional<Proposal> proposal = best == null ? Optional.empty() : best.proposal();
            if (vote.expected() >= 0 && vote.expected() != codes[c] && vote.support() > 0.3) {
                proposal = Optional.of(new Proposal(Optional.of(table.column(c).value(vote.expected())), Math.min(1, vote.support()), "dependency-majority"));
            }
            IssueKind kind = best == null ? IssueKind.DEPENDENCY : best.kind();
            findings.add(new Finding(row, c, fields.name(c), kind, p, p >= 0.5, best == null ? "dep" : best.explanation(), proposal, List.of(new Evidence("v" + (best == null ? "" : best.kind()), value), new Evidence("dep", 1 / (1 + Math.exp(-vote.evidence()))))));
        }
        return new RecordAssessment(row, record, QualityScore.NONE, Map.of(), findings);
    }
}
