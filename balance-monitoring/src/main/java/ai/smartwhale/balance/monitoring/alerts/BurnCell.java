// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.alerts;

import java.util.Locale;

/** How fast an error budget burns, in every pair of windows. */
final class BurnCell implements RuleCell {

    /** Below this share of its factor a pair of windows is well again: noise at the factor makes no alerts. */
    private static final double CLEAR_SHARE = 0.9;

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
        Severity severity = Severity.INFO;
        Verdict verdict = Verdict.WELL;
        double burn = 0;
        double limit = rule.windows().get(0).factor();
        String reason = "";
        for (WindowPair pair : pairs) {
            pair.add(at, errors, total);
            double now = pair.burn(at, errors, total, budget);
            double factor = pair.window().factor();
            boolean breached = now > factor;
            if (breached
                    && (verdict != Verdict.BREACHED || pair.window().severity().compareTo(severity) > 0)) {
                verdict = Verdict.BREACHED;
                severity = pair.window().severity();
                burn = now;
                limit = factor;
                reason = explain(pair.window(), now);
            } else if (verdict == Verdict.WELL) {
                burn = now;
                limit = factor;
                verdict = now > factor * CLEAR_SHARE ? Verdict.BETWEEN : Verdict.WELL;
            }
        }
        return new CellFinding(verdict, severity, burn, limit, reason);
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
