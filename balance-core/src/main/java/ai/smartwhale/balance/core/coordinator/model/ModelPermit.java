// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.coordinator.model;

import ai.smartwhale.balance.core.scheduler.DemandLease;

/**
 * That a model may make one request: a slot among those in flight, and the resources for it. Its holder says once how
 * the request ended; whatever is said after that has no effect. One whose lease expires is taken back as a time-out.
 * Thread-safe.
 */
public interface ModelPermit extends AutoCloseable {

    /**
     * Whose it is.
     *
     * @return the model
     */
    String model();

    /**
     * The resources.
     *
     * @return the lease, which ends with the permit
     */
    DemandLease lease();

    /** The request was answered, now. Gives everything back. */
    void succeeded();

    /** The request timed out, or the target refused it for having too many. Gives everything back. */
    void overloaded();

    /** The request was not made, or failed in a way that says nothing about load. Gives everything back; idempotent. */
    @Override
    void close();
}
