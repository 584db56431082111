// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.resource;

/** Why nothing was lent. */
public enum DenialReason {
    /** Not enough is free now; it may be later. */
    NO_CAPACITY,
    /** More was asked for than can ever be lent. */
    TOO_LARGE,
    /** What is free is kept for high priority. */
    RESERVED,
    /** Others of the same or a higher priority wait already. */
    WAITERS_AHEAD,
    /** Enough is free, but not in one piece. */
    FRAGMENTED,
    /** The JVM has no memory left although the capacity is not used up. */
    OUT_OF_MEMORY,
    /** There are as many leases as allowed. */
    TOO_MANY_LEASES,
    /** As many wait as may. */
    TOO_MANY_WAITERS,
    /** The time to wait is over. */
    TIMED_OUT,
    /** There is no GPU. */
    NO_GPU,
    /** There is no GPU of that name. */
    UNKNOWN_DEVICE,
    /** It is not known yet what there is to lend. */
    CAPACITY_UNKNOWN
}
