// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.batch.processor;

import ai.smartwhale.commons.InvalidValueException;
import java.time.Duration;
import java.util.Optional;

/**
 * How urgent a request is, and how long its caller waits.
 *
 * @param level 1 for the most urgent to 10 for the least
 * @param patience how long the caller waits from now on; empty if for ever
 */
public record MergeTerms(int level, Optional<Duration> patience) {

    /** The level of what is most urgent. */
    public static final int MOST_URGENT = 1;

    /** The level of what is least urgent. */
    public static final int LEAST_URGENT = 10;

    /** Level 5, and a caller who waits for ever. */
    public static final MergeTerms DEFAULT = new MergeTerms(5, Optional.empty());

    /**
     * Checks the components.
     *
     * @throws InvalidValueException if the level is outside 1 to 10, or the patience is negative
     */
    public MergeTerms {
        InvalidValueException.requireRange("level", level, MOST_URGENT, LEAST_URGENT);
        InvalidValueException.requirePresent("patience", patience).ifPresent(wait -> {
            if (wait.isNegative()) {
                throw new InvalidValueException("patience", wait, "zero or more");
            }
        });
    }

    /**
     * Terms with both components.
     *
     * @param level 1 for the most urgent to 10 for the least
     * @param patience how long the caller waits
     * @return the terms
     * @throws InvalidValueException if the level is outside 1 to 10, or the patience is negative or null
     */
    public static MergeTerms of(int level, Duration patience) {
        return new MergeTerms(level, Optional.of(InvalidValueException.requirePresent("patience", patience)));
    }

    /**
     * Terms of a caller who waits for ever.
     *
     * @param level 1 for the most urgent to 10 for the least
     * @return the terms
     * @throws InvalidValueException if the level is outside 1 to 10
     */
    public static MergeTerms of(int level) {
        return new MergeTerms(level, Optional.empty());
    }
}
