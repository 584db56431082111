// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.alerts;

import ai.smartwhale.commons.monitoring.Labels;
import java.util.OptionalDouble;

/** A cell with whose it is and when it was last given something. Not thread-safe. */
final class WatchedCell {

    private final AlertRule rule;
    private final Labels labels;
    private final RuleCell cell;
    private final boolean everKept;
    private long readAt;
    private long sample = -1;

    WatchedCell(AlertRule rule, Labels labels, RuleCell cell, long since, boolean everKept) {
        this.rule = rule;
        this.labels = labels;
        this.cell = cell;
        this.everKept = everKept;
        readAt = since;
    }

    /** Takes a value in, and says whether it is the first of its sample. */
    boolean read(long number, int input, long at, double value, double increase) {
        cell.read(input, at, value, increase);
        readAt = at;
        boolean first = sample != number;
        sample = number;
        return first;
    }

    boolean wasReadIn(long number) {
        return sample == number;
    }

    boolean isOlderThan(long moment) {
        return !everKept && readAt < moment;
    }

    Detection judge(long at) {
        CellFinding finding = cell.judge(at);
        return new Detection(
                rule,
                labels,
                finding.verdict(),
                finding.severity(),
                number(finding.value()),
                number(finding.limit()),
                finding.reason());
    }

    private static OptionalDouble number(double value) {
        return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
    }
}
