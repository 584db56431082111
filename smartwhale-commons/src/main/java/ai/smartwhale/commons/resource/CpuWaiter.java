// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.resource;

import java.util.Comparator;
import java.util.concurrent.CompletableFuture;

/** A request that waits for processor time. */
final class CpuWaiter {

    /** The most urgent first, then the oldest. */
    static final Comparator<CpuWaiter> ORDER =
            Comparator.comparing((CpuWaiter w) -> w.priority).reversed().thenComparingLong(w -> w.number);

    final CpuRequest request;
    final LeasePriority priority;
    final long number;
    final CompletableFuture<Allocation<CpuLease>> future;

    CpuWaiter(CpuRequest request, LeasePriority priority, long number, CompletableFuture<Allocation<CpuLease>> future) {
        this.request = request;
        this.priority = priority;
        this.number = number;
        this.future = future;
    }

    CpuWaiter withPriority(LeasePriority other) {
        return new CpuWaiter(request, other, number, future);
    }
}
