// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.alerts;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.LimitExceededException;
import java.time.InstantSource;
import java.util.List;

/**
 * Says what alerts mean: how much they matter, what they are about, which of them come from the same cause, and what to
 * do. The severity is that of impact and urgency together. The impact is the weight of the weightiest model of the
 * group, one grade higher where the group touches many models. The urgency is that of the rule's severity, one grade
 * higher where the value is far beyond its limit or the alert has lasted for long. Nothing of this lowers the severity
 * when the value moves away from its limit.
 *
 * <p>Thread-safe, and without a state: the same alerts at the same time mean the same.
 */
public interface AlertClassifier {

    /** The label that says what an alert is about. */
    String CATEGORY_LABEL = "category";

    /** The label that says which model an alert is about. */
    String MODEL_LABEL = "model";

    /** How many alerts are classified together at most. */
    int MOST_ALERTS = 100_000;

    /**
     * Classifies alerts together. Those seem to come from the same cause that share a label with its value and began
     * soon after each other. Where many models begin to alert at about the time of an alert about security, resources,
     * messaging or the balance itself, they seem to come from it also without a label in common, unless their labels
     * contradict it. The cause is the one whose category lies deepest, and of these the oldest.
     *
     * @param alerts the alerts
     * @return what each of them means, in their order
     * @throws LimitExceededException if there are more than 100,000
     */
    List<Classification> classifyAlerts(List<Alert> alerts);

    /**
     * Writes what alerts mean to the log: critical ones at ERROR, warnings at WARN, others and resolved ones at INFO.
     * Control characters in names and labels are replaced, and what is secret by its name or its shape is masked.
     *
     * @param classifications what they mean
     */
    void logAlerts(List<Classification> classifications);

    /**
     * A classifier.
     *
     * @param config weights and bounds
     * @param time says how long alerts last
     * @return the classifier
     */
    static AlertClassifier create(AlertClassifierConfig config, InstantSource time) {
        return new DefaultAlertClassifier(
                InvalidValueException.requirePresent("config", config),
                InvalidValueException.requirePresent("time", time));
    }
}
