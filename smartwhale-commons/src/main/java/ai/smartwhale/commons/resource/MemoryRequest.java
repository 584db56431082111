// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.resource;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.LimitExceededException;
import java.time.Duration;

/**
 * A request for memory in one piece.
 *
 * @param holder who asks, 1 to 256 characters
 * @param bytes how much, 1 to 2,147,483,584, which is the largest multiple of 64 that a buffer can hold
 * @param ttl how long it is lent, above zero, ten years at most
 */
public record MemoryRequest(String holder, int bytes, Duration ttl) {

    static final int MOST_BYTES = Integer.MAX_VALUE - 63;

    /**
     * Checks the components.
     *
     * @throws InvalidValueException if a component is outside of its range
     * @throws LimitExceededException if the holder, the size or the duration is too large
     */
    public MemoryRequest {
        LeaseTerms.requireHolder(holder);
        InvalidValueException.requireRange("bytes", bytes, 1, Integer.MAX_VALUE);
        LimitExceededException.requireAtMost("bytes", bytes, MOST_BYTES);
        LeaseTerms.requireTtl(ttl);
    }

    /**
     * Asks for a minute.
     *
     * @param holder who asks
     * @param bytes how much
     * @return the request
     */
    public static MemoryRequest of(String holder, int bytes) {
        return new MemoryRequest(holder, bytes, LeaseTerms.DEFAULT_TTL);
    }
}
