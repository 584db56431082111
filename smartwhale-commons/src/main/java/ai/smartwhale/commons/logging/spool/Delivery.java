// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.logging.spool;

import ai.smartwhale.commons.InvalidValueException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * What became of a batch of lines.
 *
 * @param outcomes of each line, in the order of the batch
 * @param retryAfter when the other side wants to be asked again, if it said so
 */
public record Delivery(List<LineOutcome> outcomes, Optional<Duration> retryAfter) {

    /**
     * Copies the list.
     *
     * @throws InvalidValueException if a component is null
     */
    public Delivery {
        outcomes = List.copyOf(InvalidValueException.requirePresent("outcomes", outcomes));
        InvalidValueException.requirePresent("retryAfter", retryAfter);
    }

    /**
     * The same outcome for all.
     *
     * @param lines how many
     * @param outcome of each
     * @return the delivery
     */
    public static Delivery all(int lines, LineOutcome outcome) {
        return new Delivery(Collections.nCopies(lines, outcome), Optional.empty());
    }
}
