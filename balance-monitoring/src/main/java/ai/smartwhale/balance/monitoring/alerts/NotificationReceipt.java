// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.alerts;

import ai.smartwhale.commons.InvalidValueException;

/**
 * What became of alerts that were to be told.
 *
 * @param taken how many are followed
 * @param passedOver how many said nothing new: not firing, out of order, or ended before anything was known
 * @param refused how many did not fit into the limits
 * @param messages how many messages were made at once; alerts that wait for their group are told later
 */
public record NotificationReceipt(int taken, int passedOver, int refused, int messages) {

    /**
     * Checks the counts.
     *
     * @throws InvalidValueException if one is negative
     */
    public NotificationReceipt {
        InvalidValueException.requireRange("taken", taken, 0, Integer.MAX_VALUE);
        InvalidValueException.requireRange("passedOver", passedOver, 0, Integer.MAX_VALUE);
        InvalidValueException.requireRange("refused", refused, 0, Integer.MAX_VALUE);
        InvalidValueException.requireRange("messages", messages, 0, Integer.MAX_VALUE);
    }
}
