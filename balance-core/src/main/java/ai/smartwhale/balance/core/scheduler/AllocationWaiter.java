// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.scheduler;

import ai.smartwhale.balance.core.scheduler.queue.DueHeap;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A request that waits. Guarded by the lock of its owner. */
final class AllocationWaiter {

    final AllocationRequest request;
    final Demand demand;
    final ModelAccount account;
    final CompletableFuture<Allocation> future = new CompletableFuture<>();
    int skips;
    boolean waiting = true;
    DueHeap.@Nullable Place<AllocationWaiter> inPatience;

    AllocationWaiter(AllocationRequest request, Demand demand, ModelAccount account) {
        this.request = request;
        this.demand = demand;
        this.account = account;
    }
}
