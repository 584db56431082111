// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.resource;

import java.nio.ByteBuffer;

/** A lease of memory. */
final class DefaultMemoryLease extends BookedLease<Extent> implements MemoryLease {

    private final ByteBuffer view;

    DefaultMemoryLease(LeaseBook<Extent> book, LeaseEntry<Extent> entry, ByteBuffer view) {
        super(book, entry, LeasedResource.MEMORY_BYTES);
        this.view = view;
    }

    @Override
    public ByteBuffer buffer() {
        LeaseState state = state();
        if (state != LeaseState.ACTIVE) {
            throw new IllegalStateException("lease " + id() + " of " + holder() + " is " + state);
        }
        return view.duplicate();
    }
}
