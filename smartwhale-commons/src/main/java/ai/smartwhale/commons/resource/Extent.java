// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.resource;

import java.nio.ByteBuffer;
import java.util.Comparator;

/** A piece of a slab, free or lent. */
final class Extent {

    /** The smallest first; of the same size the one in the oldest slab, so that younger slabs run empty. */
    static final Comparator<Extent> BEST_FIT = Comparator.comparingInt((Extent e) -> e.length)
            .thenComparingLong(e -> e.slab.number)
            .thenComparingInt(e -> e.offset);

    final Slab slab;
    final int offset;
    final int length;

    Extent(Slab slab, int offset, int length) {
        this.slab = slab;
        this.offset = offset;
        this.length = length;
    }

    ByteBuffer view(int bytes) {
        return slab.memory.slice(offset, bytes);
    }
}
