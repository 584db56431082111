// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.alerts.notification;

import ai.smartwhale.commons.InvalidValueException;

/**
 * How much a notifier may hold.
 *
 * @param alerts label sets that it follows; further alerts are refused and counted
 * @param groups groups; further alerts of a route share one group without labels
 * @param silences silences
 * @param deadLetters messages that could not be delivered; the oldest is dropped for a new one
 */
public record NotifierLimits(int alerts, int groups, int silences, int deadLetters) {

    /** 100,000 alerts, 10,000 groups, 10,000 silences and 1,000 dead letters. */
    public static final NotifierLimits DEFAULT = new NotifierLimits(100_000, 10_000, 10_000, 1_000);

    private static final int MOST = 1_000_000;

    /**
     * Checks the limits.
     *
     * @throws InvalidValueException if one is not 1 to 1,000,000
     */
    public NotifierLimits {
        InvalidValueException.requireRange("most alerts", alerts, 1, MOST);
        InvalidValueException.requireRange("most groups", groups, 1, MOST);
        InvalidValueException.requireRange("most silences", silences, 1, MOST);
        InvalidValueException.requireRange("most dead letters", deadLetters, 1, MOST);
    }
}
