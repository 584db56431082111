// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.resource;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.LimitExceededException;
import java.time.Duration;
import java.time.Instant;

/**
 * Something that was lent for a time. Keep the lease for as long as it is used: one that nobody holds any more is found
 * by the garbage collector and reported as a leak.
 *
 * <p>Thread-safe.
 */
public interface ResourceLease extends AutoCloseable {

    /**
     * What tells the lease from others of its allocator.
     *
     * @return the id
     */
    String id();

    /**
     * Who holds it.
     *
     * @return the holder, as named in the request
     */
    String holder();

    /**
     * What is lent.
     *
     * @return the resource, which also says the unit of {@link #amount()}
     */
    LeasedResource resource();

    /**
     * How much is lent.
     *
     * @return in the unit of {@link #resource()}
     */
    long amount();

    /**
     * Since when it is lent.
     *
     * @return the moment of the grant
     */
    Instant grantedAt();

    /**
     * Until when it is lent.
     *
     * @return the moment from which on it is expired
     */
    Instant expiresAt();

    /**
     * Where it stands now.
     *
     * @return the state
     */
    LeaseState state();

    /**
     * Lends it for longer, counted from now.
     *
     * @param ttl how long, above zero, ten years at most
     * @return whether it was still active; if not, nothing changes
     * @throws InvalidValueException if the duration is not above zero
     * @throws LimitExceededException if the duration is too long
     */
    boolean renew(Duration ttl);

    /**
     * Gives it back. Idempotent.
     *
     * @return whether this call gave it back
     */
    boolean release();

    /** Gives it back. Idempotent. */
    @Override
    default void close() {
        var unused = release();
    }
}
