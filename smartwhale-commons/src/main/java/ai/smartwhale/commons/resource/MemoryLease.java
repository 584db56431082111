// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.resource;

import java.nio.ByteBuffer;

/** A piece of memory. */
public interface MemoryLease extends ResourceLease {

    /**
     * The memory. Its content is what an earlier holder left. Buffers of an earlier call share the memory but not the
     * position. Do not use any of them after giving the lease back; after an expiry, the memory is not lent to anybody
     * else, so that a late write spoils nobody's data.
     *
     * @return a buffer as large as was asked for, at position 0
     * @throws IllegalStateException if the lease is not active
     */
    ByteBuffer buffer();
}
