// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.logging;

import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Events on their way from those who log to the one thread that writes, bounded in number and weight. Offering waits
 * for nobody: room is reserved by one atomic addition and given back where there was none.
 */
final class RecordQueue {

    private static final int WEIGHT_BITS = 40;
    private static final long ONE = 1L << WEIGHT_BITS;
    private static final long WEIGHT = ONE - 1;

    enum Offer {
        TAKEN,
        FULL,
        OVERSIZED,
        CLOSED
    }

    sealed interface Entry permits Event, Mark {}

    record Event(LogRecord record, int weight) implements Entry {}

    /** Stands behind all events that were taken before it; may ask for a new file there. */
    record Mark(CompletableFuture<Boolean> reached, boolean rotate) implements Entry {}

    private final Queue<Entry> entries = new ConcurrentLinkedQueue<>();
    /** The number above {@link #WEIGHT_BITS}, the weight below. */
    private final AtomicLong used = new AtomicLong();

    private final int maxRecords;
    private final long maxBytes;
    private volatile boolean closed;
    private volatile boolean ended;

    RecordQueue(int maxRecords, long maxBytes) {
        this.maxRecords = maxRecords;
        this.maxBytes = maxBytes;
    }

    Offer offer(LogRecord record) {
        if (closed) {
            return Offer.CLOSED;
        }
        int weight = record.weight();
        if (weight > maxBytes) {
            return Offer.OVERSIZED;
        }
        long room = ONE + weight;
        long after = used.addAndGet(room);
        if (after >>> WEIGHT_BITS > maxRecords || (after & WEIGHT) > maxBytes) {
            used.addAndGet(-room);
            return Offer.FULL;
        }
        // Once more: whoever closed in between waits until nothing is reserved.
        if (closed) {
            used.addAndGet(-room);
            return Offer.CLOSED;
        }
        entries.add(new Event(record, weight));
        return Offer.TAKEN;
    }

    /** Puts a mark behind what was taken; reached in vain at once where nobody reads any more. */
    void mark(Mark mark) {
        entries.add(mark);
        if (ended) {
            missMarks();
        }
    }

    /** The next entry, for the thread that writes alone. An event counts as queued until {@link #release}. */
    @Nullable
    Entry poll() {
        return entries.poll();
    }

    void release(Event event) {
        used.addAndGet(-(ONE + event.weight()));
    }

    boolean isEmpty() {
        return entries.isEmpty();
    }

    /** Events that wait, with those about to be put in. */
    int size() {
        return (int) (used.get() >>> WEIGHT_BITS);
    }

    boolean halfFull() {
        long now = used.get();
        return now >>> WEIGHT_BITS > maxRecords / 2 || (now & WEIGHT) > maxBytes / 2;
    }

    /** Refuses further events. Those that got their room before still come: read until {@link #size()} is zero. */
    void close() {
        closed = true;
    }

    /** Nobody will read any more: a mark that is put in meanwhile sees that, or is seen here. */
    void end() {
        ended = true;
        missMarks();
    }

    private void missMarks() {
        for (Entry entry = entries.poll(); entry != null; entry = entries.poll()) {
            if (entry instanceof Mark mark) {
                mark.reached().complete(false);
            }
        }
    }
}
