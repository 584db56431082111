// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.control.quarantine;

import ai.smartwhale.commons.InvalidValueException;

/**
 * What a replay did.
 *
 * @param settled entries that left the store
 * @param kept entries that stay because the handler said so
 * @param failed entries that stay because the handler threw
 */
public record ReplayReport(int settled, int kept, int failed) {

    /**
     * Checks every component.
     *
     * @throws InvalidValueException if one is negative
     */
    public ReplayReport {
        InvalidValueException.requireRange("settled", settled, 0, Integer.MAX_VALUE);
        InvalidValueException.requireRange("kept", kept, 0, Integer.MAX_VALUE);
        InvalidValueException.requireRange("failed", failed, 0, Integer.MAX_VALUE);
    }

    /**
     * All entries that the handler was given.
     *
     * @return how many
     */
    public int handled() {
        return settled + kept + failed;
    }
}
