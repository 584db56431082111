// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.improvement;

import ai.smartwhale.balance.quality.control.ActionExecutor;
import ai.smartwhale.balance.quality.control.CorrectionResult;
import ai.smartwhale.balance.quality.control.QualityListener;
import ai.smartwhale.balance.quality.control.RepairChoice;
import ai.smartwhale.balance.quality.control.RepairContext;
import ai.smartwhale.balance.quality.finding.RecordAssessment;
import ai.smartwhale.commons.InvalidValueException;
import java.util.List;

/**
 * Learns which repairs are good where. For each kind of error, type of data and source it knows how often each strategy
 * was right, and chooses by Thompson sampling: it draws from what may be true of each and takes the best draw, so that
 * it tries most what is promising and least what is known to be bad. Older feedback counts less, so that it follows
 * change (Raj and Kalyani, "Taming Non-stationary Bandits", 2017), and a small share of choices is made by chance
 * alone. To leave a cell as it is, is a strategy too. Before there is feedback, a table of rules decides.
 *
 * <p>Give it to a controller as its choice. Thread-safe.
 */
public interface StrategySelector extends RepairChoice {

    /**
     * Chooses what to do about the flagged findings of a record.
     *
     * @param context where the record is from
     * @param assessment the record and what is wrong with it
     * @return a choice for each flagged finding
     * @throws InvalidValueException if an argument is missing
     */
    StrategyChoice selectStrategy(RepairContext context, RecordAssessment assessment);

    /**
     * Chooses among strategies.
     *
     * @param context what is wrong, and where
     * @param strategies their names; at least one
     * @return one of them
     * @throws InvalidValueException if an argument is missing, or there is no strategy
     */
    StrategyPick selectStrategy(StrategyContext context, List<String> strategies);

    /**
     * Does what was chosen.
     *
     * @param choice what to do
     * @return the repaired record, with all changes and all that stays
     * @throws InvalidValueException if the argument is missing
     */
    CorrectionResult applyStrategy(StrategyChoice choice);

    /**
     * Learns from the outcome of a strategy.
     *
     * @param context what was wrong, and where
     * @param strategy what was done
     * @param reward how good it was, 0 (wrong) to 1 (right)
     * @param weight as how many outcomes it counts, above 0 to 100
     * @throws InvalidValueException if an argument is missing or outside of its range
     */
    void learn(StrategyContext context, String strategy, double reward, double weight);

    /**
     * What is thought of the strategies of a context.
     *
     * @param context what is wrong, and where
     * @return those that were chosen among or learned of, the best first
     */
    List<StrategyStanding> standings(StrategyContext context);

    /**
     * A selector without experience.
     *
     * @param config how strategies are chosen
     * @param executor applies them
     * @param listener is told what was learned
     * @return the selector
     */
    static StrategySelector create(SelectorConfig config, ActionExecutor executor, QualityListener listener) {
        return new DefaultStrategySelector(
                InvalidValueException.requirePresent("config", config),
                InvalidValueException.requirePresent("executor", executor),
                InvalidValueException.requirePresent("listener", listener));
    }
}
