// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.scheduler.queue;

/** A bound of a {@link FairQueue} that an item would exceed. */
public enum QueueBound {
    /** There are as many items as there may be. */
    ITEMS,
    /** The items together would be larger than they may be. */
    BYTES,
    /** There are as many items of the model as there may be. */
    MODEL_ITEMS,
    /** The items of the model together would be larger than they may be. */
    MODEL_BYTES,
    /** The item alone is larger than its model may ever have in the queue. */
    ITEM_TOO_LARGE
}
