// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.coordinator.sync;

import java.util.Optional;
import java.util.OptionalLong;

/** How far a transfer is; written by the one that moves it, read by everybody. */
final class SyncProgress {

    volatile long position;
    volatile long size = -1;
    volatile long transferred;
    volatile int attempts;
    volatile Optional<SyncProblem> problem = Optional.empty();
    volatile Optional<String> detail = Optional.empty();
    volatile Optional<String> sha256 = Optional.empty();
    volatile Optional<SyncVerification> verification = Optional.empty();

    /** Only ever called by the one that moves it. */
    void moved(long bytes, long to) {
        long before = transferred;
        transferred = before + bytes;
        position = to;
    }

    /** Only ever called by the one that moves it. */
    void begun() {
        int before = attempts;
        attempts = before + 1;
    }

    SyncStatus status(String id, SyncState state) {
        long known = size;
        return new SyncStatus(
                id,
                state,
                position,
                known < 0 ? OptionalLong.empty() : OptionalLong.of(known),
                transferred,
                attempts,
                problem,
                detail,
                sha256,
                verification);
    }
}
