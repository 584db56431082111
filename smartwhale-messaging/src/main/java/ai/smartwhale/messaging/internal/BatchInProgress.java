// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.messaging.internal;

import ai.smartwhale.messaging.BatchReceipt;
import ai.smartwhale.messaging.SendOutcome;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** Collects the outcomes of a batch; the last one completes it. Thread-safe. */
public final class BatchInProgress {

    private final AtomicReferenceArray<SendOutcome> outcomes;
    private final AtomicInteger missing;
    private final Consumer<BatchReceipt> whenComplete;

    /**
     * Begins a batch.
     *
     * @param size the number of messages, 1 or more
     * @param whenComplete told once, by the thread that brings the last outcome
     */
    public BatchInProgress(int size, Consumer<BatchReceipt> whenComplete) {
        this.outcomes = new AtomicReferenceArray<>(size);
        this.missing = new AtomicInteger(size);
        this.whenComplete = whenComplete;
    }

    /**
     * Notes what became of one message; only the first outcome of each counts.
     *
     * @param index its place in the batch
     * @param outcome what became of it
     */
    public void settle(int index, SendOutcome outcome) {
        if (outcomes.compareAndSet(index, null, outcome) && missing.decrementAndGet() == 0) {
            List<SendOutcome> all = IntStream.range(0, outcomes.length())
                    .mapToObj(outcomes::get)
                    .toList();
            whenComplete.accept(new BatchReceipt(all));
        }
    }
}
