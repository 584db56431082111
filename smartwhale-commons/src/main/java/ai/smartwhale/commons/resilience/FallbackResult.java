// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.resilience;

import java.util.List;
import java.util.Optional;

/**
 * An answer, and how it came about.
 *
 * @param <T> the answer
 * @param value the answer
 * @param tier the name of the tier that gave it
 * @param index the place of that tier in the chain; 0 is the first choice
 * @param earlier what became of the tiers before it, in order
 */
public record FallbackResult<T>(T value, String tier, int index, List<Miss> earlier) {

    /** Copies the list. */
    public FallbackResult {
        earlier = List.copyOf(earlier);
    }

    /**
     * Whether the answer is not of the first choice.
     *
     * @return true if it is from a later tier
     */
    public boolean isFallback() {
        return index > 0;
    }

    /**
     * A tier that gave no answer.
     *
     * @param tier its name
     * @param failure why; empty if it was passed over because of its condition
     */
    public record Miss(String tier, Optional<Throwable> failure) {}
}
