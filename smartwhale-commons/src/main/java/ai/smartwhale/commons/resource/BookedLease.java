// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.resource;

import ai.smartwhale.commons.InvalidValueException;
import java.lang.ref.Reference;
import java.time.Duration;
import java.time.Instant;

/**
 * The lease that a caller holds: a view of an entry of a book. It stays reachable until each of its calls is over, for
 * otherwise the garbage collector could find it abandoned in the middle of its own release.
 */
abstract class BookedLease<D> implements ResourceLease {

    private final LeaseBook<D> book;
    private final LeaseEntry<D> entry;
    private final LeasedResource resource;

    BookedLease(LeaseBook<D> book, LeaseEntry<D> entry, LeasedResource resource) {
        this.book = book;
        this.entry = entry;
        this.resource = resource;
    }

    final D detail() {
        return entry.detail;
    }

    final boolean shrink(long amount) {
        InvalidValueException.requireRange("amount", amount, 1, Long.MAX_VALUE);
        try {
            return book.shrink(entry, amount);
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    @Override
    public final String id() {
        return entry.id;
    }

    @Override
    public final String holder() {
        return entry.holder;
    }

    @Override
    public final LeasedResource resource() {
        return resource;
    }

    @Override
    public final long amount() {
        return entry.amount;
    }

    @Override
    public final Instant grantedAt() {
        return entry.grantedAt;
    }

    @Override
    public final Instant expiresAt() {
        return entry.expiresAt;
    }

    @Override
    public final LeaseState state() {
        try {
            return book.state(entry);
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    @Override
    public final boolean renew(Duration ttl) {
        try {
            return book.renew(entry, ttl);
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    @Override
    public final boolean release() {
        try {
            return book.release(entry);
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    @Override
    public final String toString() {
        return id() + '[' + holder() + ", " + amount() + ' ' + resource + ", " + entry.state + ']';
    }
}
