// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.alerts;

import java.util.List;

/**
 * What is worth an alert. A rule is only said here; an {@link AlertDetector} watches for it. Each series that a rule
 * selects is watched on its own, and has its own alert.
 */
public sealed interface AlertRule
        permits ThresholdRule, BurnRateRule, AbsenceRule, ChangeRule, SeasonalRule, ConsensusRule {

    /**
     * What all rules have.
     *
     * @return its name, its severity and its patience
     */
    RuleTerms terms();

    /**
     * The series it reads.
     *
     * @return at least one
     */
    List<SeriesSelector> reads();

    /**
     * The name of the rule.
     *
     * @return the name in its terms
     */
    default String name() {
        return terms().name();
    }
}
