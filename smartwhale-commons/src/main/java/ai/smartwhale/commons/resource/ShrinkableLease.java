// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.resource;

import ai.smartwhale.commons.InvalidValueException;

/** A lease of which a part can be given back. */
public interface ShrinkableLease extends ResourceLease {

    /**
     * Gives back what is above an amount.
     *
     * @param amount what is kept, 1 or more
     * @return whether something was given back: false if the lease is not active or not larger than the amount
     * @throws InvalidValueException if the amount is below 1
     */
    boolean shrinkTo(long amount);
}
