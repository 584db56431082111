// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.alerts;

/**
 * What an alert means.
 *
 * @param alert the alert, with the severity that was found
 * @param category what it is about
 * @param impact how much is touched
 * @param urgency how soon it matters
 * @param cause the alert that its group seems to come from; its own key where it stands alone or is the cause itself
 * @param groupSize how many alerts seem to come from the same cause, 1 or more
 * @param action what to do about it
 * @param explanation why it has this severity
 */
public record Classification(
        Alert alert,
        AlertCategory category,
        Grade impact,
        Grade urgency,
        AlertKey cause,
        int groupSize,
        String action,
        String explanation) {

    /**
     * Whether others seem to come from it, or it stands alone.
     *
     * @return whether it is its own cause
     */
    public boolean isCause() {
        return cause.equals(alert.key());
    }
}
