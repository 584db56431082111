// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.resource;

import ai.smartwhale.commons.resource.gpu.GpuReading;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How much of each device is lent. All of it is called with the lock of the book held. */
final class GpuLedger {

    private final double share;
    private final Map<String, Long> leased = new HashMap<>();

    GpuLedger(double share) {
        this.share = share;
    }

    void add(String device, long bytes) {
        leased.merge(device, bytes, (a, b) -> a + b == 0 ? null : Long.valueOf(a + b));
    }

    /** All that may ever be lent of a device; 0 where the driver does not say how much there is. */
    long lendable(GpuReading gpu) {
        return (long) (gpu.memoryTotalBytes().orElse(0) * share);
    }

    /** What somebody without a lease uses. Holders that use less than they have leased cannot be told apart. */
    private long foreign(GpuReading gpu) {
        return Math.max(0, gpu.memoryUsedBytes().orElse(0) - leasedOn(gpu));
    }

    long leasedOn(GpuReading gpu) {
        return leased.getOrDefault(gpu.id(), 0L);
    }

    /** What there is for leases, those of now included. */
    long forLeases(GpuReading gpu) {
        return Math.max(0, lendable(gpu) - foreign(gpu));
    }

    long free(GpuReading gpu) {
        return Math.max(0, forLeases(gpu) - leasedOn(gpu));
    }

    long capacity(List<GpuReading> gpus) {
        return gpus.stream().mapToLong(this::lendable).sum();
    }
}
