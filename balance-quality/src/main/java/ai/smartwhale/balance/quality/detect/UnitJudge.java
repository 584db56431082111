// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.detect;

import ai.smartwhale.balance.quality.data.NumberText;
import ai.smartwhale.balance.quality.finding.IssueKind;
import ai.smartwhale.balance.quality.finding.Proposal;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Numbers that carry their unit where the others are bare, and units that a column writes in more than one way. A unit
 * that all values share in one spelling belongs to the column.
 */
final class UnitJudge implements ValueJudge {

    private static final int LEAST_ROWS = 20;
    private static final double MOSTLY = 0.5;
    private static final double SPELLING = 0.002;
    private static final double COMMON = 0.2;

    private final double bare;
    private final double least;
    private final double most;
    private final Set<String> severalSpellings;

    private UnitJudge(double bare, double[] numbers, Set<String> severalSpellings) {
        this.bare = bare;
        this.least = numbers.length == 0 ? 0 : numbers[numbers.length / 100];
        this.most = numbers.length == 0 ? 0 : numbers[numbers.length - 1 - numbers.length / 100];
        this.severalSpellings = severalSpellings;
    }

    static UnitJudge learn(EncodedColumn column) {
        Map<String, Map<String, Integer>> spellings = new HashMap<>();
        double[] bareNumbers = new double[column.distinct()];
        int different = 0;
        double numbers = 0;
        double units = 0;
        double values = 0;
        for (int code = 1; code < column.distinct(); code++) {
            int count = column.count(code);
            values += count;
            double number = NumberText.parse(column.value(code));
            if (!Double.isNaN(number)) {
                bareNumbers[different++] = number;
                numbers += count;
            } else {
                Optional<UnitText> unit = UnitText.of(column.value(code));
                if (unit.isPresent()) {
                    UnitText found = unit.orElseThrow();
                    units += count;
                    spellings
                            .computeIfAbsent(found.name(), name -> new HashMap<>())
                            .merge(found.unit(), count, Integer::sum);
                }
            }
        }
        boolean measured = values >= LEAST_ROWS && numbers + units >= 0.8 * values;
        Set<String> several = new HashSet<>();
        double least = Math.max(2, SPELLING * values);
        double total = values;
        spellings.forEach((name, written) -> {
            int all = written.values().stream().mapToInt(Integer::intValue).sum();
            if (all >= COMMON * total
                    && written.values().stream().filter(count -> count >= least).count() > 1) {
                several.add(name);
            }
        });
        double[] sorted = Arrays.copyOf(bareNumbers, different);
        Arrays.sort(sorted);
        return new UnitJudge(
                measured ? numbers / values : 0, sorted, measured && units >= MOSTLY * values ? several : Set.of());
    }

    /** Whether the number alone would be one of the column: else a digit was misspelt as a letter. */
    private boolean usual(String text) {
        double number = NumberText.parse(text);
        return number >= least && number <= most;
    }

    @Override
    public Optional<Clue> judge(String value, int count) {
        if (bare < MOSTLY && severalSpellings.isEmpty()) {
            return Optional.empty();
        }
        return UnitText.of(value)
                .filter(unit -> bare >= MOSTLY ? usual(unit.number()) : !severalSpellings.isEmpty())
                .map(unit -> {
                    double probability = bare >= MOSTLY ? 0.96 : 0.65;
                    String why = bare >= MOSTLY
                            ? "a unit, where " + Math.round(100 * bare) + " % of the values are bare numbers"
                            : "a unit that the column writes in several ways";
                    return Clue.of(
                            IssueKind.EMBEDDED_UNIT,
                            probability,
                            why,
                            new Proposal(Optional.of(unit.number()), probability, "strip-unit"));
                });
    }
}
