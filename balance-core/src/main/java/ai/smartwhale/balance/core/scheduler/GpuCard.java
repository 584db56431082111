// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.scheduler;

/** What is lent of one GPU. Guarded by the lock of its ledger's owner. */
final class GpuCard {

    static final int WHOLE = 1_000;

    final String id;
    final long memoryBytes;
    int usedMillis;
    long usedBytes;
    int leases;

    GpuCard(String id, long memoryBytes) {
        this.id = id;
        this.memoryBytes = memoryBytes;
    }

    boolean couldEverHold(Demand demand) {
        return demand.gpuMemoryBytes() <= memoryBytes;
    }

    boolean canHold(Demand demand, boolean alone) {
        return demand.gpuMemoryBytes() <= memoryBytes - usedBytes
                && demand.gpuMillis() <= WHOLE - usedMillis
                && !(alone && leases > 0);
    }

    void take(Demand demand, int sign) {
        usedMillis += sign * demand.gpuMillis();
        usedBytes += sign * demand.gpuMemoryBytes();
        leases += sign;
    }
}
