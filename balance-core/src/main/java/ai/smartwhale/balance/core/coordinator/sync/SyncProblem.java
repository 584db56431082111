// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.coordinator.sync;

/** Why a transfer failed. */
public enum SyncProblem {
    /** There is nothing of that name. */
    SOURCE_MISSING,
    /** The source changed while it was read, each time. */
    SOURCE_CHANGED,
    /** What arrived is not what was expected, each time. */
    CHECKSUM_MISMATCH,
    /** The destination cannot hold as much. */
    TOO_LARGE,
    /** Something else is being written to the destination. */
    DESTINATION_BUSY,
    /** An endpoint refuses for good. */
    REFUSED,
    /** Reading or writing failed, as often as it was tried. */
    IO;

    /** Whether another attempt could help. */
    boolean isWorthRetry() {
        return this == IO || this == SOURCE_CHANGED || this == CHECKSUM_MISMATCH;
    }
}
