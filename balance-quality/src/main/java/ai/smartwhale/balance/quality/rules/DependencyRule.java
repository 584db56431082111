// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.rules;

import ai.smartwhale.balance.quality.data.DataRecord;
import ai.smartwhale.balance.quality.finding.EvidenceSink;
import ai.smartwhale.balance.quality.finding.IssueKind;
import ai.smartwhale.balance.quality.finding.Proposal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Records that agree in some fields agree in another one, else those of the minority are at fault. Bounded memory. */
final class DependencyRule implements ObservingRule {

    private static final int MOST = 1 << 20;

    private final int[] determinants;
    private final int column;
    private final String names;
    private final Map<List<String>, Map<String, Integer>> groups = new HashMap<>();
    private int entries;

    DependencyRule(int[] determinants, int column, String names) {
        this.determinants = determinants;
        this.column = column;
        this.names = names;
    }

    @Override
    public void observe(DataRecord record) {
        String value = record.text(column);
        if (value.isBlank()) {
            return;
        }
        List<String> key = key(record);
        Map<String, Integer> group = groups.get(key);
        if (group == null && entries < MOST) {
            group = new HashMap<>(4);
            groups.put(key, group);
        }
        if (group != null && (entries < MOST || group.containsKey(value))) {
            entries += group.merge(value, 1, Integer::sum) == 1 ? 1 : 0;
        }
    }

    private List<String> key(DataRecord record) {
        String[] key = new String[determinants.length];
        for (int i = 0; i < key.length; i++) {
            key[i] = record.text(determinants[i]);
        }
        return List.of(key);
    }

    @Override
    public void check(DataRecord record, EvidenceSink sink) {
        Map<String, Integer> group = groups.getOrDefault(key(record), Map.of());
        String value = record.text(column);
        int own = group.getOrDefault(value, 0);
        if (value.isBlank() || group.size() - (own > 0 ? 1 : 0) == 0) {
            return;
        }
        Map.Entry<String, Integer> most = group.entrySet().stream()
                .max(Map.Entry.<String, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .orElseThrow();
        if (most.getValue() <= own) {
            // The majority is right; of equal shares none is known to be.
            if (most.getValue() == own && tied(group, own)) {
                sink.found(column, IssueKind.DEPENDENCY, 0.5, "not decided by " + names, Optional.empty());
            }
            return;
        }
        double share = most.getValue()
                / (double) group.values().stream().mapToInt(Integer::intValue).sum();
        sink.found(
                column,
                IssueKind.DEPENDENCY,
                1,
                "by " + names + " the value of most records is another one",
                Optional.of(new Proposal(Optional.of(most.getKey()), share, "dependency-majority")));
    }

    private static boolean tied(Map<String, Integer> group, int own) {
        return group.values().stream().filter(count -> count == own).count() > 1;
    }
}
