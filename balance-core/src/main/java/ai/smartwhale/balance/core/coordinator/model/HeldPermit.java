// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.coordinator.model;

import ai.smartwhale.balance.core.scheduler.DemandLease;

/** A permit on its way; removed from the set of its model by whoever ends it first. */
final class HeldPermit implements ModelPermit {

    final ModelRecord owner;
    final long number;
    final long grantedAt;
    private final DefaultModelCoordinator coordinator;
    private final DemandLease lease;

    /** How a request ended. */
    enum End {
        SUCCEEDED,
        OVERLOADED,
        UNKNOWN
    }

    HeldPermit(DefaultModelCoordinator coordinator, ModelRecord owner, DemandLease lease, long number, long now) {
        this.coordinator = coordinator;
        this.owner = owner;
        this.lease = lease;
        this.number = number;
        this.grantedAt = now;
    }

    @Override
    public String model() {
        return lease.model();
    }

    @Override
    public DemandLease lease() {
        return lease;
    }

    @Override
    public void succeeded() {
        coordinator.end(this, End.SUCCEEDED);
    }

    @Override
    public void overloaded() {
        coordinator.end(this, End.OVERLOADED);
    }

    @Override
    public void close() {
        coordinator.end(this, End.UNKNOWN);
    }
}
