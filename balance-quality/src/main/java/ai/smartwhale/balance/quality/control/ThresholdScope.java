// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.control;

import ai.smartwhale.balance.quality.finding.Dimension;
import ai.smartwhale.commons.InvalidValueException;
import java.util.Optional;

/**
 * What a threshold is for.
 *
 * @param source who sends the data
 * @param dimension one side of its quality; empty for all taken together
 */
public record ThresholdScope(String source, Optional<Dimension> dimension) {

    /**
     * Checks every component.
     *
     * @throws InvalidValueException if one is missing
     */
    public ThresholdScope {
        InvalidValueException.requireText("source", source);
        InvalidValueException.requirePresent("dimension", dimension);
    }

    /**
     * The quality of a source, all taken together.
     *
     * @param source who sends the data
     * @return the scope
     */
    public static ThresholdScope of(String source) {
        return new ThresholdScope(source, Optional.empty());
    }

    /**
     * One side of the quality of a source.
     *
     * @param source who sends the data
     * @param dimension which side
     * @return the scope
     */
    public static ThresholdScope of(String source, Dimension dimension) {
        return new ThresholdScope(source, Optional.of(dimension));
    }

    @Override
    public String toString() {
        return dimension.map(side -> source + '/' + side).orElse(source);
    }
}
