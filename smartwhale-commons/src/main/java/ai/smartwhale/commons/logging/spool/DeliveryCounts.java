// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.logging.spool;

import java.util.concurrent.atomic.LongAdder;

/** Counts of a {@link SpooledDelivery}. Written by one thread, read by any. */
public final class DeliveryCounts {

    private final long recovered;
    private final LongAdder delivered = new LongAdder();
    private final LongAdder rejected = new LongAdder();
    private final LongAdder spooled = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private volatile long heldInMemory;
    private volatile long heldOnDisk;
    private volatile long damaged;

    DeliveryCounts(long recovered) {
        this.recovered = recovered;
        this.heldOnDisk = recovered;
    }

    void delivered() {
        delivered.increment();
    }

    void rejected() {
        rejected.increment();
    }

    void spooled(long lines) {
        spooled.add(lines);
    }

    void failed() {
        failed.increment();
    }

    void held(long memory, long disk, long damagedLines) {
        heldInMemory = memory;
        heldOnDisk = disk;
        damaged = damagedLines;
    }

    /**
     * Lines found on disk at the start.
     *
     * @return the number
     */
    public long recovered() {
        return recovered;
    }

    /**
     * Lines that the other side has.
     *
     * @return the number
     */
    public long deliveredTotal() {
        return delivered.sum();
    }

    /**
     * Lines that the other side refused for good.
     *
     * @return the number
     */
    public long rejectedTotal() {
        return rejected.sum();
    }

    /**
     * Lines that went to disk.
     *
     * @return the number
     */
    public long spooledTotal() {
        return spooled.sum();
    }

    /**
     * Attempts that failed, whole or in part.
     *
     * @return the number
     */
    public long failures() {
        return failed.sum();
    }

    /**
     * Lines that wait in memory.
     *
     * @return the number
     */
    public long heldInMemory() {
        return heldInMemory;
    }

    /**
     * Lines that wait on disk.
     *
     * @return the number
     */
    public long heldOnDisk() {
        return heldOnDisk;
    }

    /**
     * Lines on disk that could not be read any more.
     *
     * @return the number
     */
    public long damaged() {
        return damaged;
    }
}
