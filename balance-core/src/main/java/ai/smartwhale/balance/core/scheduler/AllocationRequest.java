// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.scheduler;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.LimitExceededException;
import java.time.Duration;

/**
 * A request for resources.
 *
 * @param model who asks, 1 to 256 characters
 * @param demand what it asks for
 * @param ttl how long it is lent, above zero, ten years at most
 */
public record AllocationRequest(String model, Demand demand, Duration ttl) {

    private static final int LONGEST_MODEL = 256;
    private static final Duration LONGEST_TTL = Duration.ofDays(3_650);

    /**
     * Checks the components.
     *
     * @throws InvalidValueException if a component is outside of its range
     * @throws LimitExceededException if the name of the model or the duration is too long
     */
    public AllocationRequest {
        InvalidValueException.requireText("model", model);
        LimitExceededException.requireAtMost("model, in characters", model.length(), LONGEST_MODEL);
        InvalidValueException.requirePresent("demand", demand);
        requireTtl(ttl);
    }

    static Duration requireTtl(Duration ttl) {
        InvalidValueException.requirePositive("ttl", ttl);
        LimitExceededException.requireAtMost("ttl, in seconds", ttl.toSeconds(), LONGEST_TTL.toSeconds());
        return ttl;
    }

    /**
     * Asks for a minute.
     *
     * @param model who asks
     * @param demand what it asks for
     * @return the request
     */
    public static AllocationRequest of(String model, Demand demand) {
        return new AllocationRequest(model, demand, Duration.ofMinutes(1));
    }
}
