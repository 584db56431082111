// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.alerts;

import java.util.Locale;

/** How fast an error budget burns, in every pair of windows. */
final class BurnCell implements RuleCell {

    private final BurnRateRule rule;
    private final WindowPair[] pairs;
    private double errors;
    private double total;

    BurnCell(BurnRateRule rule) {
        this.rule = rule;
        pairs = rule.windows().stream()
                .map(window -> new WindowPair(window, rule.fewestEvents()))
                .toArray(WindowPair[]::new);
    }

    @Override
    public void read(int input, long at, double value, double increase) {
        if (input == 0) {
            errors += increase;
        } else {
            total += increase;
        }
    }

    @Override
    public CellFinding judge(long at) {
        double budget = 1 - rule.objective();
        Verdict verdict = Verdict.WELL;
        WindowPair worst = pairs[0];
        double worstBurn = 0;
        for (WindowPair pair : pairs) {
            pair.add(at, errors, total);
            double burn = pair.burn(at, errors, total, budget);
            Verdict said = pair.judge(at, burn, errors, total, budget);
            boolean worse = weight(said) > weight(verdict);
            boolean moreSevere = said == Verdict.BREACHED
                    && pair.window().severity().compareTo(worst.window().severity()) > 0;
            boolean still = verdict != Verdict.BREACHED && said == verdict;
            if (worse || moreSevere || still) {
                verdict = said;
                worst = pair;
                worstBurn = burn;
            }
        }
        BurnWindow window = worst.window();
        String reason = verdict == Verdict.BREACHED ? explain(window, worstBurn) : "";
        return new CellFinding(verdict, window.severity(), worstBurn, window.factor(), reason);
    }

    /** How much a verdict counts against others: what is not known of one pair outweighs that another is well. */
    private static int weight(Verdict verdict) {
        return switch (verdict) {
            case BREACHED -> 3;
            case BETWEEN -> 2;
            case NO_DATA -> 1;
            case WELL -> 0;
        };
    }

    private static String explain(BurnWindow window, double burn) {
        return String.format(
                Locale.ROOT,
                "the error budget burns %.2f times too fast over %s and %s, above %s",
                burn,
                window.across(),
                window.recent(),
                window.factor());
    }
}
