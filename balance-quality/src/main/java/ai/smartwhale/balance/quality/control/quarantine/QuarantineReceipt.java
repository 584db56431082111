// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.control.quarantine;

import ai.smartwhale.commons.InvalidValueException;

/**
 * What became of an entry that was put into quarantine.
 *
 * @param outcome of the entry
 * @param displaced how many older entries had to give way and are lost, 0 or more
 */
public record QuarantineReceipt(Outcome outcome, int displaced) {

    /** What became of the entry itself. */
    public enum Outcome {
        /** It is kept. */
        KEPT,
        /** It is kept instead of one with the same id. */
        REPLACED,
        /** It alone is larger than all that may be kept, and is not kept. */
        TOO_LARGE
    }

    /**
     * Checks every component.
     *
     * @throws InvalidValueException if a component is missing or outside of its range
     */
    public QuarantineReceipt {
        InvalidValueException.requirePresent("outcome", outcome);
        InvalidValueException.requireRange("displaced", displaced, 0, Integer.MAX_VALUE);
    }
}
