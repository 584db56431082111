// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.detect;

import ai.smartwhale.balance.quality.finding.IssueKind;
import ai.smartwhale.balance.quality.finding.Proposal;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Words that stand for no value. Those that programs write are taken for it wherever they are; those that people write
 * may be a value of the field, and are taken for it only where they are rare.
 */
final class MarkerJudge implements ValueJudge {

    private static final Set<String> WRITTEN_BY_PROGRAMS = Set.of(
            "n/a",
            "#n/a",
            "null",
            "<null>",
            "\\n",
            "nan",
            "#null!",
            "#value!",
            "#ref!",
            "#div/0!",
            "#name?",
            "#num!",
            "undefined",
            "<na>",
            "nat",
            "inf",
            "-inf",
            "infinity",
            "-infinity");
    private static final Set<String> WRITTEN_BY_PEOPLE = Set.of(
            "na",
            "n.a.",
            "n.a",
            "none",
            "nil",
            "missing",
            "unknown",
            "?",
            "??",
            "???",
            "-",
            "--",
            "---",
            ".",
            "tbd",
            "not available",
            "not applicable",
            "not known",
            "no value",
            "no data",
            "empty",
            "(blank)",
            "blank",
            "\u0646\u0627\u0645\u0639\u0644\u0648\u0645",
            "\u0646\u062F\u0627\u0631\u062F");
    private static final Set<String> SENTINELS =
            Set.of("-999", "-9999", "-99999", "9999", "99999", "999999", "9999999", "-99", "-999.0", "-9999.0");
    private static final double HALF = 0.02;

    private final double rows;
    private final boolean numeric;
    private final boolean codes;

    private MarkerJudge(double rows, boolean numeric, boolean codes) {
        this.rows = rows;
        this.numeric = numeric;
        this.codes = codes;
    }

    static MarkerJudge learn(EncodedColumn column, boolean numeric) {
        double two = 0;
        double values = 0;
        for (int code = 1; code < column.distinct(); code++) {
            values += column.count(code);
            two += column.value(code).length() <= 3 ? column.count(code) : 0;
        }
        return new MarkerJudge(Math.max(1, column.rows()), numeric, two > 0.8 * values);
    }

    @Override
    public Optional<Clue> judge(String value, int count) {
        if (value.isEmpty() || value.length() > 16) {
            return Optional.empty();
        }
        String word = value.strip().toLowerCase(Locale.ROOT);
        if (WRITTEN_BY_PROGRAMS.contains(word)) {
            return clue(value, count < 0.95 * rows ? 0.93 : 0.1);
        }
        double share = Math.max(1, count) / rows;
        double odds = HALF / share * (numeric ? 3 : 1);
        if (WRITTEN_BY_PEOPLE.contains(word) && !codes) {
            return clue(value, Math.min(0.9, odds / (1 + odds)));
        }
        return numeric && SENTINELS.contains(word) && count > 1 ? clue(value, 0.7) : Optional.empty();
    }

    private static Optional<Clue> clue(String value, double probability) {
        return Optional.of(Clue.of(
                IssueKind.DISGUISED_MISSING,
                probability,
                value + " stands for no value",
                new Proposal(Optional.empty(), probability, "marker-to-missing")));
    }
}
