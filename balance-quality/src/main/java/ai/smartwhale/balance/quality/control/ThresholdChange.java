// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.control;

import ai.smartwhale.commons.InvalidValueException;
import java.time.Instant;

/**
 * What an update did to a threshold.
 *
 * @param scope of which threshold
 * @param before the threshold before
 * @param after the threshold now; the same if it did not move
 * @param reason why it moved or did not
 * @param at when
 */
public record ThresholdChange(ThresholdScope scope, double before, double after, Reason reason, Instant at) {

    /** Why a threshold moved or did not. */
    public enum Reason {
        /** It is where it should be, or too little is known yet. */
        STEADY,
        /** It follows what is usual. */
        FOLLOWED,
        /** Good data was refused. */
        FALSE_ALARM,
        /** Bad data was accepted. */
        MISSED,
        /** So much falls below it that this is not what is usual; it stays. */
        TROUBLE,
        /** Somebody froze it. */
        FROZEN,
        /** There are more scopes than may have a threshold of their own. */
        NO_ROOM
    }

    /**
     * Checks every component.
     *
     * @throws InvalidValueException if one is missing
     */
    public ThresholdChange {
        InvalidValueException.requirePresent("scope", scope);
        InvalidValueException.requirePresent("reason", reason);
        InvalidValueException.requirePresent("at", at);
    }

    /**
     * Whether the threshold moved.
     *
     * @return true if so
     */
    public boolean moved() {
        return before != after;
    }
}
