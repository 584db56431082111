// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.coordinator.data;

import ai.smartwhale.balance.core.coordinator.sync.SyncLocation;
import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.LimitExceededException;
import java.time.Duration;

/** Data that was lent for a time. Thread-safe. */
public interface DataLease extends AutoCloseable {

    /**
     * The fencing token: greater than those of all leases before. Who is written to under a lease refuses a smaller one
     * than it has seen.
     *
     * @return 1 or more
     */
    long token();

    /**
     * What is lent.
     *
     * @return the source, as it was registered then
     */
    DataSource source();

    /**
     * Who holds it.
     *
     * @return the name that it was asked for with
     */
    String holder();

    /**
     * How it may be used.
     *
     * @return whether alone
     */
    SharingMode mode();

    /**
     * Which replica is to be used.
     *
     * @return the one that was chosen
     */
    SyncLocation replica();

    /**
     * Whether it may be used.
     *
     * @return true until it is given back or expires
     */
    boolean isActive();

    /**
     * How long it may still be used.
     *
     * @return zero if it is not active
     */
    Duration timeLeft();

    /**
     * Lends it for longer, counted from now.
     *
     * @param ttl how long, above zero, one year at most
     * @return whether it was still active; if not, nothing changes
     * @throws InvalidValueException if the duration is not above zero
     * @throws LimitExceededException if the duration is too long
     */
    boolean renew(Duration ttl);

    /** Gives it back; how long it was held says nothing about the replica. Idempotent. */
    @Override
    void close();
}
