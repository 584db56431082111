// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.demand.keys;

import ai.smartwhale.commons.InvalidValueException;
import java.time.Duration;

/**
 * A key that will probably be asked for.
 *
 * @param key which
 * @param probability that it is asked for within the time that was looked ahead, 0 to 1
 * @param expectedIn when, at even odds, if it is
 * @param bytes how large its data was at the last request, 0 if not known
 * @param basis what the probability rests on most
 */
public record LikelyKey(String key, double probability, Duration expectedIn, long bytes, LikelihoodBasis basis) {

    /**
     * Checks every component.
     *
     * @throws InvalidValueException if a component is outside of its range
     */
    public LikelyKey {
        InvalidValueException.requireText("key", key);
        Numbers.requireShare("probability", probability);
        InvalidValueException.requirePresent("expectedIn", expectedIn);
        InvalidValueException.requireRange("bytes", bytes, 0, Long.MAX_VALUE);
        InvalidValueException.requirePresent("basis", basis);
    }
}
