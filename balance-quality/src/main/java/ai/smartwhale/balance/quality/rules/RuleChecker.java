// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.rules;

import ai.smartwhale.balance.quality.data.DataRecord;
import ai.smartwhale.balance.quality.data.FieldNames;
import ai.smartwhale.balance.quality.finding.EvidenceSink;
import ai.smartwhale.commons.InvalidValueException;
import java.util.ArrayList;
import java.util.List;

/**
 * Rules made ready for records of known fields. Rules that speak of several records are checked against those that were
 * observed before. Safe for use by many threads.
 */
public final class RuleChecker {

    private final List<ReadyRule> rules;

    private RuleChecker(List<ReadyRule> rules) {
        this.rules = rules;
    }

    /**
     * Makes rules ready.
     *
     * @param rules the rules
     * @param fields the fields of the records
     * @return a builder that takes in the records
     * @throws InvalidValueException if a rule names a field that is not there
     */
    public static Builder builder(QualityRules rules, FieldNames fields) {
        InvalidValueException.requirePresent("fields", fields);
        return new Builder(InvalidValueException.requirePresent("rules", rules), fields);
    }

    /**
     * Checks a record against all rules, and not only to the first that is broken.
     *
     * @param record the record
     * @param sink takes what is broken
     */
    public void check(DataRecord record, EvidenceSink sink) {
        for (ReadyRule rule : rules) {
            rule.check(record, sink);
        }
    }

    /** Takes in the records that rules on several records are checked against. Not safe for use by many threads. */
    public static final class Builder {

        private final List<ReadyRule> rules = new ArrayList<>();
        private final List<ObservingRule> observing = new ArrayList<>();

        private Builder(QualityRules given, FieldNames fields) {
            for (Rule rule : given.rules()) {
                ReadyRule ready = ReadyRules.of(rule, given, fields);
                rules.add(ready);
                if (ready instanceof ObservingRule one) {
                    observing.add(one);
                }
            }
        }

        /**
         * Takes in a record.
         *
         * @param record the record
         * @return this builder
         */
        public Builder observe(DataRecord record) {
            for (ObservingRule rule : observing) {
                rule.observe(record);
            }
            return this;
        }

        /**
         * The rules with what they observed. The builder must not be used after it.
         *
         * @return the checker
         */
        public RuleChecker build() {
            return new RuleChecker(List.copyOf(rules));
        }
    }
}
