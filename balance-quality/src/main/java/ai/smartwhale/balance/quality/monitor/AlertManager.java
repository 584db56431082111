// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.monitor;

import ai.smartwhale.balance.quality.finding.BatchAssessment;
import ai.smartwhale.commons.InvalidValueException;
import java.util.List;
import java.util.function.Consumer;

/**
 * Raises alerts when the quality of a source is beyond a limit for long enough, and takes them back when it is right
 * again for long enough. Time is the time at which batches came: no clock is read. Safe for use by many threads.
 */
public interface AlertManager {

    /**
     * A manager without alerts.
     *
     * @param config the rules
     * @return the manager
     */
    static AlertManager create(AlertManagerConfig config) {
        return new DefaultAlertManager(InvalidValueException.requirePresent("config", config));
    }

    /**
     * Checks a batch against all rules. One without records changes nothing; so does one that came before the last one
     * of its source.
     *
     * @param assessment the assessment of the batch
     * @return the alerts that were raised or taken back by it
     */
    List<Alert> checkForAlerts(BatchAssessment assessment);

    /**
     * The alerts that are active.
     *
     * @return the oldest first
     */
    List<Alert> getAlerts();

    /**
     * The alerts that were taken back.
     *
     * @return the oldest first; as many as the config allows
     */
    List<Alert> history();

    /**
     * Takes alerts back by hand. Who did it and why stands in the history. An alert whose cause lasts will be raised
     * again.
     *
     * @param filter which
     * @param actor who
     * @param reason why
     * @return the alerts that were taken back
     */
    List<Alert> clearAlerts(AlertFilter filter, String actor, String reason);

    /**
     * Tells a listener of each alert that is raised or taken back, outside of locks, one change after the other in the
     * order in which they happened. The thread that changes an alert tells of it, unless another one is telling
     * already: that one goes on with it then. One that fails is logged and told of the next ones all the same. Where
     * listeners keep more than 10,000 changes waiting, the oldest of them are not told, which is logged.
     *
     * @param listener the listener
     */
    void onAlert(Consumer<Alert> listener);
}
