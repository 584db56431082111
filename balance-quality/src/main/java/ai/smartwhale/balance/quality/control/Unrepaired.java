// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.control;

import ai.smartwhale.balance.quality.finding.Finding;
import ai.smartwhale.commons.InvalidValueException;

/**
 * A finding that nothing was done about.
 *
 * @param finding what is wrong
 * @param reason why it stays
 */
public record Unrepaired(Finding finding, Reason reason) {

    /** Why a finding stays. */
    public enum Reason {
        /** No operator knows what to put instead. */
        NO_REPAIR,
        /** What could be put instead is not sure enough. */
        TOO_UNSURE,
        /** The choice was to leave it. */
        LEFT,
        /** An operator, or what chooses among them, failed. */
        FAILED,
        /** The finding is not about one cell that the record has. */
        NO_CELL,
        /** The cell holds already what would be put there. */
        SETTLED,
        /** Another finding changed the cell. */
        SUPERSEDED,
        /** It was repaired, and that did not help; the repair was taken back. */
        REVERTED
    }

    /**
     * Checks every component.
     *
     * @throws InvalidValueException if one is missing
     */
    public Unrepaired {
        InvalidValueException.requirePresent("finding", finding);
        InvalidValueException.requirePresent("reason", reason);
    }
}
