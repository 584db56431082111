// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.scheduler;

/** Why a task was not let in, or had to leave before it ran. */
public enum RejectReason {
    /** As many tasks wait as may. */
    QUEUE_FULL,
    /** The tasks that wait are together as large as they may be. */
    QUEUE_BYTES,
    /** The model has as much in the queue as it may. */
    MODEL_QUOTA,
    /** The task alone is larger than its model's part of the queue. */
    TOO_LARGE,
    /** A task of the same id waits or runs. */
    DUPLICATE_ID,
    /** The demand is more than there will ever be. */
    DEMAND_ABOVE_CAPACITY,
    /** It had to make room for a more urgent one. */
    DROPPED,
    /** There was no room within the time that its caller waited. */
    WAIT_TIMED_OUT,
    /** Its caller was interrupted while waiting for room. */
    WAIT_INTERRUPTED,
    /** Another task of the same call was not let in. */
    ALL_OR_NONE,
    /** The scheduler was closed. */
    CLOSED
}
