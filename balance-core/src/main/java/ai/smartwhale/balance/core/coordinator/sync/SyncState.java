// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.coordinator.sync;

/** Where a transfer stands. */
public enum SyncState {
    /** It has not begun. */
    PENDING,
    /** It goes on, or waits for a slot, for its next attempt or for bandwidth. */
    RUNNING,
    /** The destination has what the source had. */
    COMPLETED,
    /** It was given up. */
    FAILED,
    /** It was called off. */
    CANCELLED
}
