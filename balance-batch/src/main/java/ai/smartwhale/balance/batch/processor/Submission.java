// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.batch.processor;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;

/** A given batch, and what became of its items so far. Thread-safe. */
final class Submission<T, A> {

    private final List<T> items;
    private final AtomicReferenceArray<ItemOutcome<A>> outcomes;
    private final AtomicInteger open;
    private final CompletableFuture<BatchResult<T, A>> result = new CompletableFuture<>();
    private final Executor delivery;

    Submission(List<T> items, Executor delivery) {
        this.items = items;
        this.outcomes = new AtomicReferenceArray<>(items.size());
        this.open = new AtomicInteger(items.size());
        this.delivery = delivery;
    }

    /** A copy: what the caller does with his future does not touch the items. */
    CompletableFuture<BatchResult<T, A>> result() {
        return result.copy();
    }

    List<Entry<T, A>> entries() {
        List<Entry<T, A>> entries = new ArrayList<>(items.size());
        for (int i = 0; i < items.size(); i++) {
            entries.add(new Entry<>(items.get(i), this, i));
        }
        return entries;
    }

    void end(int index, ItemOutcome<A> outcome) {
        if (outcomes.compareAndSet(index, null, outcome) && open.decrementAndGet() == 0) {
            try {
                delivery.execute(this::deliver);
            } catch (RejectedExecutionException e) {
                deliver();
            }
        }
    }

    private void deliver() {
        List<BatchResult.Item<T, A>> ended = new ArrayList<>(items.size());
        for (int i = 0; i < items.size(); i++) {
            ended.add(new BatchResult.Item<>(items.get(i), outcomes.get(i)));
        }
        result.complete(new BatchResult<>(ended));
    }
}
