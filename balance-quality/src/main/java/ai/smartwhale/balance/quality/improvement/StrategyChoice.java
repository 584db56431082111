// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.improvement;

import ai.smartwhale.balance.quality.control.RepairContext;
import ai.smartwhale.balance.quality.finding.Finding;
import ai.smartwhale.balance.quality.finding.Proposal;
import ai.smartwhale.balance.quality.finding.RecordAssessment;
import ai.smartwhale.commons.InvalidValueException;
import java.util.List;
import java.util.Optional;

/**
 * What to do about the flagged findings of a record. Immutable.
 *
 * @param context where the record is from
 * @param assessment the record and what is wrong with it
 * @param picks one for each flagged finding, in their order
 */
public record StrategyChoice(RepairContext context, RecordAssessment assessment, List<PickFor> picks) {

    /**
     * What to do about one finding.
     *
     * @param finding what is wrong
     * @param repair what to put instead; empty to leave the cell as it is
     * @param pick the strategy; empty where none is applicable
     */
    public record PickFor(Finding finding, Optional<Proposal> repair, Optional<StrategyPick> pick) {

        /** Checks every component. */
        public PickFor {
            InvalidValueException.requirePresent("finding", finding);
            InvalidValueException.requirePresent("repair", repair);
            InvalidValueException.requirePresent("pick", pick);
        }

        /**
         * Why, for people.
         *
         * @return one sentence
         */
        public String explanation() {
            return pick.map(StrategyPick::explanation).orElse("no strategy is applicable");
        }
    }

    /** Checks and copies. */
    public StrategyChoice {
        InvalidValueException.requirePresent("context", context);
        InvalidValueException.requirePresent("assessment", assessment);
        picks = List.copyOf(InvalidValueException.requirePresent("picks", picks));
    }
}
