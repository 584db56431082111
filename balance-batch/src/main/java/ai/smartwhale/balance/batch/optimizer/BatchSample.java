// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.batch.optimizer;

import ai.smartwhale.commons.InvalidValueException;
import java.time.Duration;

/**
 * What was seen of one batch.
 *
 * @param items how many items it had
 * @param latency from sending to the last answer
 * @param quality how much it says
 */
public record BatchSample(int items, Duration latency, Quality quality) {

    /** How much a sample says about the time of a batch. */
    public enum Quality {
        /** Every item was answered. */
        COMPLETE,
        /** Some items were not. */
        PARTIAL,
        /** It failed, or was given up: the time says nothing. */
        FAILED
    }

    /**
     * Checks that nothing is missing. Sizes and latencies that cannot be are ignored where they would be learned from.
     *
     * @throws InvalidValueException if a component is null
     */
    public BatchSample {
        InvalidValueException.requirePresent("latency", latency);
        InvalidValueException.requirePresent("quality", quality);
    }

    /**
     * A sample of a batch of which every item was answered.
     *
     * @param items how many items it had
     * @param latency from sending to the last answer
     * @return the sample
     * @throws InvalidValueException if the latency is null
     */
    public static BatchSample complete(int items, Duration latency) {
        return new BatchSample(items, latency, Quality.COMPLETE);
    }

    boolean isUsable() {
        return quality == Quality.COMPLETE && items > 0 && !latency.isNegative() && !latency.isZero();
    }
}
