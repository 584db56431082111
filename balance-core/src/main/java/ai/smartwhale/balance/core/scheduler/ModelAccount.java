// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.scheduler;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;

/** What one model holds and waits for. Guarded by the lock of its owner. */
final class ModelAccount {

    /** The one with the smallest share by its weight first; of equal ones the one that came first. */
    static final Comparator<ModelAccount> POOREST_FIRST = Comparator.comparingDouble(
                    (ModelAccount account) -> account.weightedShare)
            .thenComparingLong(account -> account.number);

    final String model;
    final long number;
    double weight = 1;
    double weightedShare;

    long cpu;
    long memory;
    long gpu;
    long gpuMemory;

    final Set<GrantedLease> leases = new HashSet<>();
    final Deque<AllocationWaiter> waiters = new ArrayDeque<>();

    ModelAccount(String model, long number) {
        this.model = model;
        this.number = number;
    }

    void book(Demand demand, int sign) {
        cpu += sign * demand.cpuMillis();
        memory += sign * demand.memoryBytes();
        gpu += (long) sign * demand.gpus() * demand.gpuMillis();
        gpuMemory += sign * demand.gpus() * demand.gpuMemoryBytes();
    }

    boolean isForgettable() {
        return leases.isEmpty() && waiters.isEmpty() && weight == 1;
    }
}
