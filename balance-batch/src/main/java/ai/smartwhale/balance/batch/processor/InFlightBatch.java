// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.batch.processor;

import ai.smartwhale.balance.batch.processor.ItemOutcome.Cancelled;
import ai.smartwhale.balance.batch.processor.ItemOutcome.Expired;
import ai.smartwhale.balance.batch.processor.ItemOutcome.Failed;
import ai.smartwhale.balance.batch.processor.ItemOutcome.Missing;
import ai.smartwhale.balance.batch.processor.ItemOutcome.Value;
import ai.smartwhale.commons.InvalidValueException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A batch under way. Whoever marks an item first brings its outcome; whoever marks the last one ends the batch. */
final class InFlightBatch<T, A> implements BatchReply<A> {

    private final List<Entry<T, A>> entries;
    private final BatchEndings<T, A> endings;
    private final BatchLease lease;
    private final long sentNanos;
    private final long waitedNanos;
    private final int capacity;
    private final AtomicIntegerArray ended;
    private final AtomicInteger open;
    private final AtomicInteger answered = new AtomicInteger();
    private final AtomicInteger skipped = new AtomicInteger();

    InFlightBatch(
            List<Entry<T, A>> entries,
            BatchEndings<T, A> endings,
            BatchLease lease,
            long sentNanos,
            long waitedNanos,
            int capacity) {
        this.entries = entries;
        this.endings = endings;
        this.lease = lease;
        this.sentNanos = sentNanos;
        this.waitedNanos = waitedNanos;
        this.capacity = capacity;
        this.ended = new AtomicIntegerArray(entries.size());
        this.open = new AtomicInteger(entries.size());
    }

    List<Entry<T, A>> entries() {
        return entries;
    }

    BatchLease lease() {
        return lease;
    }

    long sentNanos() {
        return sentNanos;
    }

    long waitedNanos() {
        return waitedNanos;
    }

    int capacity() {
        return capacity;
    }

    /** How many items were really sent. */
    int sentItems() {
        return entries.size() - skipped.get();
    }

    boolean isAnsweredInFull() {
        return answered.get() == sentItems() && sentItems() > 0;
    }

    boolean isEnded() {
        return open.get() == 0;
    }

    @Override
    @SuppressWarnings("NullAway") // A sender may break the contract, which must not hang the item.
    public boolean answer(int index, A answer) {
        if (answer == null) {
            return fail(index, new InvalidValueException("answer", null, "a value"));
        }
        return end(index, answered, () -> new Value<>(answer));
    }

    @Override
    public boolean fail(int index, Throwable failure) {
        InvalidValueException.requirePresent("failure", failure);
        return end(index, null, () -> new Failed<>(failure));
    }

    @Override
    public boolean skip(int index) {
        return end(index, skipped, Cancelled::new);
    }

    @Override
    public void done() {
        endAll(Missing::new);
    }

    @Override
    public void failAll(Throwable failure) {
        InvalidValueException.requirePresent("failure", failure);
        endAll(() -> new Failed<>(failure));
    }

    void expire() {
        endAll(Expired::new);
    }

    void cancel() {
        endAll(Cancelled::new);
    }

    private void endAll(Supplier<ItemOutcome<A>> outcome) {
        for (int i = 0; i < entries.size(); i++) {
            end(i, null, outcome);
        }
    }

    private boolean end(int index, @Nullable AtomicInteger counted, Supplier<? extends ItemOutcome<A>> outcome) {
        InvalidValueException.requireRange("index", index, 0, entries.size() - 1L);
        if (!ended.compareAndSet(index, 0, 1)) {
            return false;
        }
        if (counted != null) {
            counted.incrementAndGet();
        }
        endings.end(entries.get(index), outcome.get());
        if (open.decrementAndGet() == 0) {
            endings.end(this);
        }
        return true;
    }
}
