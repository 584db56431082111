// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.improvement;

import ai.smartwhale.balance.quality.finding.IssueKind;
import ai.smartwhale.balance.quality.finding.QualityScore;
import ai.smartwhale.commons.InvalidValueException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/**
 * What is thought of strategies before there is any feedback: a table of rules, each with the share of good repairs
 * that it is expected to have. Immutable.
 */
public final class StrategyPriors {

    /** The strategy of leaving a cell as it is. */
    public static final String LEAVE = "leave";

    private static final double UNKNOWN = 0.5;
    private static final double LEAVING = 0.25;

    private static final StrategyPriors DEFAULTS = new StrategyPriors(
            Map.ofEntries(
                    Map.entry(LEAVE, LEAVING),
                    Map.entry("dependency-majority", 0.9),
                    Map.entry("nearest-frequent", 0.85),
                    Map.entry("constant", 0.85),
                    Map.entry("strip-unit", 0.9),
                    Map.entry("marker-to-missing", 0.9),
                    Map.entry("split-merged", 0.85),
                    Map.entry("repair-encoding", 0.95),
                    Map.entry("number-format", 0.85),
                    Map.entry("date-format", 0.8),
                    Map.entry("trim", 0.9),
                    Map.entry("strip-controls", 0.85),
                    Map.entry("unicode-nfc", 0.8),
                    Map.entry("persian-form", 0.75)),
            new EnumMap<>(IssueKind.class));

    private final Map<String, Double> general;
    private final Map<IssueKind, Map<String, Double>> special;

    private StrategyPriors(Map<String, Double> general, Map<IssueKind, Map<String, Double>> special) {
        this.general = general;
        this.special = special;
    }

    /**
     * The table of this library.
     *
     * @return the table
     */
    public static StrategyPriors defaults() {
        return DEFAULTS;
    }

    /**
     * The same table with one more rule.
     *
     * @param kind for what is wrong
     * @param strategy the strategy
     * @param expected the share of good repairs that it is expected to have, 0 to 1
     * @return the longer table
     * @throws InvalidValueException if an argument is missing or outside of its range
     */
    public StrategyPriors with(IssueKind kind, String strategy, double expected) {
        InvalidValueException.requirePresent("kind", kind);
        InvalidValueException.requireText("strategy", strategy);
        QualityScore.requireShare("expected", expected);
        Map<IssueKind, Map<String, Double>> longer = new EnumMap<>(IssueKind.class);
        longer.putAll(special);
        Map<String, Double> rules = new HashMap<>(longer.getOrDefault(kind, Map.of()));
        rules.put(strategy, expected);
        longer.put(kind, Map.copyOf(rules));
        return new StrategyPriors(general, longer);
    }

    /**
     * What is expected of a strategy.
     *
     * @param kind for what is wrong
     * @param strategy the strategy
     * @return the share of good repairs; a half for a strategy that no rule speaks of
     */
    public double expected(IssueKind kind, String strategy) {
        Map<String, Double> rules = special.get(kind);
        Double own = rules == null ? null : rules.get(strategy);
        return own == null ? general.getOrDefault(strategy, UNKNOWN) : own;
    }
}
