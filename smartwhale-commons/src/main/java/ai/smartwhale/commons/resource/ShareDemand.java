// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.resource;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.LimitExceededException;

/**
 * What a holder wants of something that is shared.
 *
 * @param holder who, 1 to 256 characters
 * @param weight its claim relative to others, above 0
 * @param bytes how much it can use, 0 or more
 */
public record ShareDemand(String holder, double weight, long bytes) {

    /**
     * Checks the components.
     *
     * @throws InvalidValueException if a component is outside of its range
     * @throws LimitExceededException if the holder is too long
     */
    public ShareDemand {
        LeaseTerms.requireHolder(holder);
        Checks.requireRange("weight", weight, 1e-6, 1e6);
        InvalidValueException.requireRange("bytes", bytes, 0, Long.MAX_VALUE);
    }
}
