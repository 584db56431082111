// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.alerts;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.LimitExceededException;
import java.util.List;

/**
 * Watches series for what rules say is worth an alert. All time is that of the samples, so that it works the same on a
 * day of long ago as now.
 *
 * <p>Each rule and series has a state: it is pending until its fault has held for long enough, firing until it is well,
 * and resolving until it was well for long enough. A series whose alert goes back and forth is flapping, by the measure
 * of Nagios: its alert stays as it is until that ends.
 *
 * <p>Thread-safe: one sample is worked on at a time. Bounded in its series and alerts by the configuration.
 */
public interface AlertDetector {

    /**
     * Judges a sample by all rules and learns from it. Samples come in the order of time, and what was measured at one
     * moment may come in several; one that is older than one before is left out, unless several of them show that the
     * clock was set back, in which case all that was learned of the past is dropped and the states stay. One that lies
     * more than an hour ahead, and more than 16 times the usual pace, is left out until the next agrees with it.
     *
     * @param sample what was measured
     * @return what the rules say
     */
    DetectionResult detectAnomalies(SystemSample sample);

    /**
     * Moves the state of every alert by what the rules say.
     *
     * @param result what they say, each result once and in the order of their samples
     * @return the alerts that changed for those who are told: they fire, fire with another severity, began or ceased to
     *     flap, or are resolved
     */
    List<Alert> triggerAlerts(DetectionResult result);

    /**
     * Alerts that fire now.
     *
     * @return those that are firing or resolving, the most severe first, then the oldest
     */
    List<Alert> activeAlerts();

    /**
     * Goes on with alerts that fired when another detector ended, so that a restart neither tells them anew nor forgets
     * to tell their end. Called before the first sample. An alert that nothing is heard of for as long as alerts are
     * kept is resolved then.
     *
     * @param alerts what {@link #activeAlerts()} of the other said last
     * @return those that are resolved at once as their rule is gone
     * @throws InvalidValueException if one is not active
     * @throws LimitExceededException if there are more than may have a state
     */
    List<Alert> resumeAlerts(List<Alert> alerts);

    /**
     * What was left out so far.
     *
     * @return the counts
     */
    DetectorCounts counts();

    /**
     * Watches by other rules from now on. Rules that stay equal keep what they learned and their alerts; the alerts of
     * a rule that is gone or changed are resolved.
     *
     * @param rules all rules
     * @return the alerts that were resolved by it
     * @throws InvalidValueException if two rules have the same name
     * @throws LimitExceededException if there are more rules than the configuration allows
     */
    List<Alert> replaceRules(List<AlertRule> rules);

    /**
     * A detector without anything that knows of seasons.
     *
     * @param config its bounds
     * @param rules what it watches for
     * @return the detector
     * @throws InvalidValueException if two rules have the same name
     * @throws LimitExceededException if there are more rules than the configuration allows
     */
    static AlertDetector create(AlertDetectorConfig config, List<AlertRule> rules) {
        return create(config, rules, AnomalyScorer.NONE);
    }

    /**
     * A detector.
     *
     * @param config its bounds
     * @param rules what it watches for
     * @param scorer says for seasonal rules how unusual a value is; where it throws, there is nothing to judge by
     * @return the detector
     * @throws InvalidValueException if two rules have the same name
     * @throws LimitExceededException if there are more rules than the configuration allows
     */
    static AlertDetector create(AlertDetectorConfig config, List<AlertRule> rules, AnomalyScorer scorer) {
        return new DefaultAlertDetector(
                InvalidValueException.requirePresent("config", config),
                InvalidValueException.requirePresent("rules", rules),
                InvalidValueException.requirePresent("scorer", scorer));
    }
}
