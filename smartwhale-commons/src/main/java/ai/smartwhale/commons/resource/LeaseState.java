// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.resource;

/** Where a lease stands. Every state but the first is final. */
public enum LeaseState {
    /** The holder may use what was lent. */
    ACTIVE,
    /** The holder gave it back. */
    RELEASED,
    /** Its time ran out before the holder gave it back. */
    EXPIRED,
    /** The holder lost the lease without giving it back; found by the garbage collector. */
    ABANDONED,
    /** The allocator was closed. */
    REVOKED
}
