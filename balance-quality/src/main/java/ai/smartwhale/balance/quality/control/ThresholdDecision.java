// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.control;

import ai.smartwhale.commons.InvalidValueException;
import java.util.List;

/**
 * Whether data is good enough.
 *
 * @param level what to do with it
 * @param breaches every threshold that it is below; none for what is accepted
 */
public record ThresholdDecision(Level level, List<Breach> breaches) {

    /** Good enough. */
    public static final ThresholdDecision ACCEPTED = new ThresholdDecision(Level.ACCEPT, List.of());

    /** What to do with data. */
    public enum Level {
        /** It is good enough. */
        ACCEPT,
        /** It is not good enough to be delivered; somebody should look at it. */
        HOLD,
        /** It is worth nothing. */
        REJECT
    }

    /**
     * A score below its threshold.
     *
     * @param scope of which threshold
     * @param score the score
     * @param threshold what it should have been at least
     */
    public record Breach(ThresholdScope scope, double score, double threshold) {}

    /** Checks and copies. */
    public ThresholdDecision {
        InvalidValueException.requirePresent("level", level);
        breaches = List.copyOf(InvalidValueException.requirePresent("breaches", breaches));
    }

    /**
     * Whether the data is good enough.
     *
     * @return true if so
     */
    public boolean valid() {
        return level == Level.ACCEPT;
    }
}
