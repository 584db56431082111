// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.coordinator.sync;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * Where a transfer stands.
 *
 * @param id which
 * @param state where it stands
 * @param position how much the destination has, staged or not, in bytes
 * @param size how much there is in all, in bytes; nothing while that is not known
 * @param transferred how many bytes were read by this execution, those that had to be read again included
 * @param attempts how often it was begun in this execution
 * @param problem why it failed, or why the last attempt did; nothing otherwise
 * @param detail the same in words
 * @param sha256 the checksum at the destination once it is complete
 * @param verification what that was compared with
 */
public record SyncStatus(
        String id,
        SyncState state,
        long position,
        OptionalLong size,
        long transferred,
        int attempts,
        Optional<SyncProblem> problem,
        Optional<String> detail,
        Optional<String> sha256,
        Optional<SyncVerification> verification) {

    static SyncStatus pending(String id) {
        return new SyncStatus(
                id,
                SyncState.PENDING,
                0,
                OptionalLong.empty(),
                0,
                0,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    SyncStatus with(String otherId, SyncState other) {
        return new SyncStatus(
                otherId, other, position, size, transferred, attempts, problem, detail, sha256, verification);
    }

    static SyncStatus failed(String id, SyncProblem problem, String detail) {
        return new SyncStatus(
                id,
                SyncState.FAILED,
                0,
                OptionalLong.empty(),
                0,
                0,
                Optional.of(problem),
                Optional.of(detail),
                Optional.empty(),
                Optional.empty());
    }
}
