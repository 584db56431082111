// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.improvement;

import java.util.Locale;

/**
 * A strategy that was chosen, and why.
 *
 * @param strategy its name; {@link StrategyPriors#LEAVE} to do nothing
 * @param expected the share of good repairs that is expected of it, 0 to 1
 * @param drawn what was drawn from what may be true of it, 0 to 1; the highest of all unless explored
 * @param trials how much feedback there was, older feedback counting less
 * @param explored whether it was chosen by chance alone
 * @param among how many strategies there were
 */
public record StrategyPick(String strategy, double expected, double drawn, double trials, boolean explored, int among) {

    /**
     * Why it was chosen, for people.
     *
     * @return one sentence
     */
    public String explanation() {
        String basis = trials < 0.5
                ? "by the table of rules, without feedback yet"
                : String.format(Locale.ROOT, "after feedback worth %.1f", trials);
        return explored
                ? String.format(Locale.ROOT, "%s, tried by chance among %d to learn of it", strategy, among)
                : String.format(
                        Locale.ROOT,
                        "%s: expected to be right in %.0f %% %s; the best draw (%.2f) of %d",
                        strategy,
                        100 * expected,
                        basis,
                        drawn,
                        among);
    }
}
