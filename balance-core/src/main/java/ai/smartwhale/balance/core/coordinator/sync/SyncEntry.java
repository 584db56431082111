// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.coordinator.sync;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A task and its latest execution. Guarded by the lock of its manager. */
final class SyncEntry {

    final SyncTask task;
    final SyncRoute route;
    SyncStatus last;
    CompletableFuture<SyncStatus> told = new CompletableFuture<>();

    @Nullable
    SyncFlight flight;

    SyncEntry(SyncTask task, SyncRoute route) {
        this.task = task;
        this.route = route;
        this.last = SyncStatus.pending(task.id());
    }

    SyncStatus status() {
        return flight == null ? last : flight.progress.status(task.id(), SyncState.RUNNING);
    }

    boolean hasEnded() {
        return flight == null && last.state() != SyncState.PENDING;
    }
}
