// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.scheduler;

import java.util.OptionalDouble;

/** What a ledger looks like from outside. */
final class ResourceReport {

    private ResourceReport() {}

    static SystemResources of(ResourceLedger ledger, int leases, int waiting) {
        ResourceCapacity capacity = ledger.capacity();
        OptionalDouble cpu = ledger.load().cpu();
        OptionalDouble memory = ledger.load().memory();
        return new SystemResources(
                capacity,
                ledger.usedCpu(),
                ledger.usedMemory(),
                ledger.cards().stream()
                        .map(card -> new SystemResources.GpuUse(card.id, card.usedMillis, card.usedBytes))
                        .toList(),
                free(cpu, ledger.usedCpu(), capacity.cpuMillis()),
                free(memory, ledger.usedMemory(), capacity.memoryBytes()),
                cpu,
                memory,
                leases,
                waiting);
    }

    private static long free(OptionalDouble measured, long used, long total) {
        return Math.max(0, total - used - ResourceLedger.foreign(measured, used, total));
    }
}
