// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.resource;

import java.lang.ref.PhantomReference;
import java.lang.ref.ReferenceQueue;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What an allocator knows of a lease. Never refers to the lease itself, so that a lost lease can be found. */
final class LeaseEntry<D> {

    final long number;
    final String id;
    final String holder;
    final Instant grantedAt;
    final D detail;

    /** Changed under the lock of the book only. */
    volatile long amount;

    volatile Instant expiresAt;
    volatile LeaseState state = LeaseState.ACTIVE;
    private @Nullable Trace<D> trace;

    LeaseEntry(long number, String id, String holder, long amount, Instant grantedAt, Instant expiresAt, D detail) {
        this.number = number;
        this.id = id;
        this.holder = holder;
        this.amount = amount;
        this.grantedAt = grantedAt;
        this.expiresAt = expiresAt;
        this.detail = detail;
    }

    /** Kept here, for a reference object must itself stay reachable to be told of anything. */
    void follow(ResourceLease lease, ReferenceQueue<ResourceLease> queue) {
        trace = new Trace<>(lease, queue, this);
    }

    void forget() {
        if (trace != null) {
            trace.clear();
            trace = null;
        }
    }

    /** Tells when the lease is gone. */
    static final class Trace<D> extends PhantomReference<ResourceLease> {
        final LeaseEntry<D> entry;

        Trace(ResourceLease lease, ReferenceQueue<ResourceLease> queue, LeaseEntry<D> entry) {
            super(lease, queue);
            this.entry = entry;
        }
    }
}
