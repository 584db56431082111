// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.rules;

import ai.smartwhale.balance.quality.data.DataRecord;
import ai.smartwhale.balance.quality.finding.EvidenceSink;
import ai.smartwhale.balance.quality.finding.IssueKind;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** No value twice; among the first million of different values. */
final class UniqueRule implements ObservingRule {

    private static final int MOST = 1 << 20;

    private final int column;
    private final Map<String, Integer> counts = new HashMap<>();

    UniqueRule(int column) {
        this.column = column;
    }

    @Override
    public void observe(DataRecord record) {
        String value = record.text(column);
        if (!value.isBlank() && (counts.size() < MOST || counts.containsKey(value))) {
            counts.merge(value, 1, Integer::sum);
        }
    }

    @Override
    public void check(DataRecord record, EvidenceSink sink) {
        int count = counts.getOrDefault(record.text(column), 0);
        if (count > 1) {
            sink.found(
                    column, IssueKind.DUPLICATE, 1, "must be unique and occurs " + count + " times", Optional.empty());
        }
    }
}
