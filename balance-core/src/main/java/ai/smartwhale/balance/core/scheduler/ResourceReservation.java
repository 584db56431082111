// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.scheduler;

import java.util.Optional;

/**
 * Keeps what becomes free for one demand: until it is closed or claimed, nobody else is lent what it needs.
 * Thread-safe.
 */
public interface ResourceReservation extends AutoCloseable {

    /**
     * Takes what was kept, if it is complete.
     *
     * @return the lease, which ends the reservation; or nothing if not enough is free yet
     */
    Optional<DemandLease> claim();

    /** Gives up what was kept. Idempotent. */
    @Override
    void close();
}
