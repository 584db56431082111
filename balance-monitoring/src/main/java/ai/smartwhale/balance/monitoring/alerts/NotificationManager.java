// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.alerts;

import ai.smartwhale.balance.monitoring.alerts.notification.AlertNotifier;
import ai.smartwhale.commons.InvalidValueException;
import java.util.List;

/**
 * Tells people of alerts: hands what the detector found to an {@link AlertNotifier}, and keeps a log of it.
 *
 * <p>Safe for use by many threads. It has no thread of its own; {@link #notifier()} says when there is something to do.
 */
public interface NotificationManager {

    /**
     * A manager.
     *
     * @param notifier what groups and delivers; its owner closes it
     * @return the manager
     */
    static NotificationManager create(AlertNotifier notifier) {
        return new DefaultNotificationManager(InvalidValueException.requirePresent("notifier", notifier));
    }

    /**
     * Takes alerts that have changed, and makes and sends the messages that are due.
     *
     * @param alerts what fires, fires with another severity, or has ended; others are left out
     * @return what became of them
     * @throws IllegalStateException if the notifier is closed
     */
    NotificationReceipt sendNotification(List<Alert> alerts);

    /**
     * Writes one alert to the log, without its evidence: at WARN if it is critical, at INFO otherwise.
     *
     * @param alert the alert
     */
    void logNotification(Alert alert);

    /**
     * What groups and delivers: silences, acknowledgements, dead letters.
     *
     * @return the notifier
     */
    AlertNotifier notifier();
}
