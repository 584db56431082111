// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Collects what the rules find in one text. */
final class IssueSink {

    private final List<TextIssue> issues = new ArrayList<>();

    void add(TextIssueKind kind, double severity, String explanation) {
        issues.add(new TextIssue(kind, Math.max(0, Math.min(1, severity)), explanation));
    }

    /** Something that must not be above a limit: severe by half just above it, wholly at twice as much. */
    void atMost(TextIssueKind kind, double value, double limit, String what) {
        if (value > limit) {
            double over = limit == 0 ? 1 : (value - limit) / limit;
            add(kind, 0.5 + Math.min(0.5, over / 2), what + " " + show(value) + ", at most " + show(limit));
        }
    }

    /** Something that must not be below a limit: severe by half just below it, wholly at nothing. */
    void atLeast(TextIssueKind kind, double value, double limit, String what) {
        if (value < limit) {
            add(kind, 0.5 + (limit - value) / limit / 2, what + " " + show(value) + ", at least " + show(limit));
        }
    }

    private static String show(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : String.format(Locale.ROOT, "%.2f", value);
    }

    /** Worst first. */
    List<TextIssue> worstFirst() {
        issues.sort(Comparator.comparingDouble(TextIssue::severity).reversed().thenComparing(TextIssue::kind));
        return issues;
    }
}
