// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.alerts;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.LimitExceededException;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What all rules have.
 *
 * @param name the name of the rule, 200 characters at most; no two rules of a detector share one
 * @param severity how much its alerts matter
 * @param category what its alerts are about
 * @param hold for how long the fault has to last without a break before the alert fires; zero for at once
 * @param clearHold for how long it has to be well without a break before the alert resolves; zero for at once
 * @param labels what its alerts carry besides the labels of the series; where both have a name, the rule has it its way
 * @param summary one sentence for people
 */
public record RuleTerms(
        String name,
        Severity severity,
        AlertCategory category,
        Duration hold,
        Duration clearHold,
        Map<String, String> labels,
        String summary) {

    private static final int LONGEST_NAME = 200;

    /**
     * Checks and copies every component.
     *
     * @throws InvalidValueException if a text is blank or a duration is negative
     * @throws LimitExceededException if the name is too long
     */
    public RuleTerms {
        InvalidValueException.requireText("name", name);
        LimitExceededException.requireAtMost("name, in characters", name.length(), LONGEST_NAME);
        InvalidValueException.requirePresent("severity", severity);
        InvalidValueException.requirePresent("category", category);
        requireNotNegative("hold", hold);
        requireNotNegative("clearHold", clearHold);
        labels = Collections.unmodifiableMap(new TreeMap<>(InvalidValueException.requirePresent("labels", labels)));
        InvalidValueException.requireText("summary", summary);
    }

    /**
     * Terms with the name for a summary, about the balance itself, without patience and without labels.
     *
     * @param name the name of the rule
     * @param severity how much its alerts matter
     * @return the terms
     */
    public static RuleTerms of(String name, Severity severity) {
        return new RuleTerms(name, severity, AlertCategory.INTERNAL, Duration.ZERO, Duration.ZERO, Map.of(), name);
    }

    /**
     * The same with another patience.
     *
     * @param before how long the fault has to last
     * @param after how long it has to be well
     * @return the terms
     */
    public RuleTerms holding(Duration before, Duration after) {
        return new RuleTerms(name, severity, category, before, after, labels, summary);
    }

    /**
     * The same about something else.
     *
     * @param about what its alerts are about
     * @return the terms
     */
    public RuleTerms about(AlertCategory about) {
        return new RuleTerms(name, severity, about, hold, clearHold, labels, summary);
    }

    private static void requireNotNegative(String field, Duration value) {
        if (InvalidValueException.requirePresent(field, value).isNegative()) {
            throw new InvalidValueException(field, value, "zero or more");
        }
    }
}
