// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.resource;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.LimitExceededException;
import java.time.Duration;
import java.util.Optional;

/**
 * A request for memory of a GPU.
 *
 * @param holder who asks, 1 to 256 characters
 * @param bytes how much, 1 or more
 * @param device on which device; any if absent
 * @param ttl how long it is lent, above zero, ten years at most
 */
public record GpuRequest(String holder, long bytes, Optional<String> device, Duration ttl) {

    /**
     * Checks the components.
     *
     * @throws InvalidValueException if a component is outside of its range
     * @throws LimitExceededException if the holder or the duration is too long
     */
    public GpuRequest {
        LeaseTerms.requireHolder(holder);
        InvalidValueException.requireRange("bytes", bytes, 1, Long.MAX_VALUE);
        InvalidValueException.requirePresent("device", device);
        LeaseTerms.requireTtl(ttl);
    }

    /**
     * Asks for any device for a minute.
     *
     * @param holder who asks
     * @param bytes how much
     * @return the request
     */
    public static GpuRequest of(String holder, long bytes) {
        return new GpuRequest(holder, bytes, Optional.empty(), LeaseTerms.DEFAULT_TTL);
    }
}
