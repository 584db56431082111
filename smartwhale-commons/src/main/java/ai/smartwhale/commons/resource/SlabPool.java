// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.resource;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Cuts pieces out of slabs by best fit. Free neighbours are merged late (deferred coalescing; Wilson et al., "Dynamic
 * Storage Allocation: A Survey and Critical Review", 1995): when a request finds no piece, or on demand. Not
 * thread-safe.
 */
final class SlabPool {

    private static final Logger LOG = LoggerFactory.getLogger(SlabPool.class);
    private static final int ALIGNMENT = 64;
    /** For searches: in the order of pieces it stands before every slab there is. */
    private static final Slab BEFORE_ALL = new Slab(0, ByteBuffer.allocate(0));

    private final long capacity;
    private final int slabBytes;
    private final boolean direct;
    private final Set<Slab> slabs = new LinkedHashSet<>();
    private final TreeSet<Extent> bestFit = new TreeSet<>(Extent.BEST_FIT);

    private long slabNumber;
    private long reserved;
    private long free;
    private boolean unmerged;
    private boolean refusedByJvm;

    SlabPool(long capacity, int slabBytes, boolean direct) {
        this.capacity = capacity;
        this.slabBytes = slabBytes;
        this.direct = direct;
    }

    long reserved() {
        return reserved;
    }

    long free() {
        return free;
    }

    /** Whether the last {@link #take} failed because the JVM had no memory for a slab. */
    boolean refusedByJvm() {
        return refusedByJvm;
    }

    double fragmentation() {
        return free == 0 ? 0 : 1 - (double) bestFit.last().length / free;
    }

    static int aligned(int bytes) {
        return (bytes + ALIGNMENT - 1) & -ALIGNMENT;
    }

    /** Tries what costs least first: a fitting piece, a merged one, a new slab, a new slab in place of idle ones. */
    @Nullable
    Extent take(int bytes) {
        int length = aligned(bytes);
        refusedByJvm = false;
        Extent found = bestFit(length);
        if (found == null && unmerged && free >= length) {
            var unused = merge();
            found = bestFit(length);
        }
        if (found == null && addSlab(length)) {
            found = bestFit(length);
        }
        return found == null ? null : cut(found, length);
    }

    private @Nullable Extent bestFit(int length) {
        return bestFit.ceiling(new Extent(BEFORE_ALL, 0, length));
    }

    /** Lets wholly free slabs go, but only if that helps. */
    private boolean makeRoom(int length) {
        if (reserved - whollyFree() + length > capacity) {
            return false;
        }
        for (Slab slab : new ArrayList<>(slabs)) {
            if (capacity - reserved >= length) {
                break;
            }
            if (slab.isWhollyFree()) {
                drop(slab);
            }
        }
        return true;
    }

    private boolean addSlab(int length) {
        if (!makeRoom(length)) {
            return false;
        }
        // The last slab may be smaller than the others: better than leaving the rest of the capacity unused.
        long size = Math.max(length, Math.min(slabBytes, (capacity - reserved) / ALIGNMENT * ALIGNMENT));
        ByteBuffer memory;
        try {
            memory = direct ? ByteBuffer.allocateDirect((int) size) : ByteBuffer.allocate((int) size);
        } catch (OutOfMemoryError e) {
            LOG.warn("the JVM has no {} bytes for another slab; nothing is lent", size);
            refusedByJvm = true;
            return false;
        }
        Slab slab = new Slab(++slabNumber, memory);
        slabs.add(slab);
        reserved += size;
        addFree(new Extent(slab, 0, (int) size));
        return true;
    }

    private Extent cut(Extent extent, int length) {
        removeFree(extent);
        Extent taken = new Extent(extent.slab, extent.offset, length);
        if (extent.length > length) {
            addFree(new Extent(extent.slab, extent.offset + length, extent.length - length));
        }
        taken.slab.leased += length;
        return taken;
    }

    void giveBack(Extent extent) {
        extent.slab.leased -= extent.length;
        if (!dropIfLost(extent.slab)) {
            addFree(extent);
            unmerged = true;
        }
    }

    /** The piece is lent to nobody again; once nothing else of its slab is lent, the slab goes. */
    void giveUp(Extent extent) {
        Slab slab = extent.slab;
        slab.leased -= extent.length;
        slab.lost += extent.length;
        var unused = dropIfLost(slab);
    }

    /** After a release too: the last lease of a slab with lost pieces takes the slab along. */
    private boolean dropIfLost(Slab slab) {
        boolean drop = slab.leased == 0 && slab.lost > 0;
        if (drop) {
            drop(slab);
        }
        return drop;
    }

    /** Returns how many pieces were merged into the one before them. */
    int merge() {
        int merged = 0;
        for (Slab slab : slabs) {
            merged += merge(slab);
        }
        unmerged = false;
        return merged;
    }

    private int merge(Slab slab) {
        int merged = 0;
        Extent before = null;
        for (Extent extent : new ArrayList<>(slab.free.values())) {
            if (before != null && before.offset + before.length == extent.offset) {
                removeFree(before);
                removeFree(extent);
                before = new Extent(slab, before.offset, before.length + extent.length);
                addFree(before);
                merged++;
            } else {
                before = extent;
            }
        }
        return merged;
    }

    /** Wholly free slabs, the youngest first, without which no less than the given bytes of slabs are left. */
    List<Slab> spare(long keepBytes) {
        List<Slab> youngestFirst = new ArrayList<>(slabs);
        Collections.reverse(youngestFirst);
        List<Slab> spare = new ArrayList<>();
        long left = reserved;
        for (Slab slab : youngestFirst) {
            if (slab.isWhollyFree() && left - slab.size() >= keepBytes) {
                left -= slab.size();
                spare.add(slab);
            }
        }
        return spare;
    }

    List<Slab> returnSpare(long keepBytes) {
        List<Slab> spare = spare(keepBytes);
        spare.forEach(this::drop);
        return spare;
    }

    private long whollyFree() {
        return slabs.stream().filter(Slab::isWhollyFree).mapToLong(Slab::size).sum();
    }

    void clear() {
        new ArrayList<>(slabs).forEach(this::drop);
    }

    private void drop(Slab slab) {
        new ArrayList<>(slab.free.values()).forEach(this::removeFree);
        slabs.remove(slab);
        reserved -= slab.size();
    }

    private void addFree(Extent extent) {
        extent.slab.free.put(extent.offset, extent);
        bestFit.add(extent);
        free += extent.length;
    }

    private void removeFree(Extent extent) {
        extent.slab.free.remove(extent.offset);
        bestFit.remove(extent);
        free -= extent.length;
    }
}
