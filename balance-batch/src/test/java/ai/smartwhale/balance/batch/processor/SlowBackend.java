// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.batch.processor;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/** Keeps batches until the test answers them. */
final class SlowBackend<T, A> implements BatchSender<T, A> {

    /** A batch that was sent. */
    record Sent<T, A>(Batch<T> batch, BatchReply<A> reply) {}

    final List<Sent<T, A>> all = new ArrayList<>();
    final List<Sent<T, A>> open = new ArrayList<>();
    private final TreeMap<Integer, RuntimeException> failures = new TreeMap<>();

    /** The so-manieth batch, from 1, throws. */
    void failAt(int number, RuntimeException failure) {
        failures.put(number, failure);
    }

    @Override
    public void send(Batch<T> batch, BatchReply<A> reply) {
        Sent<T, A> sent = new Sent<>(batch, reply);
        all.add(sent);
        RuntimeException failure = failures.get(all.size());
        if (failure != null) {
            throw failure;
        }
        open.add(sent);
    }

    void answer(BiConsumer<Batch<T>, BatchReply<A>> how) {
        Sent<T, A> first = open.remove(0);
        how.accept(first.batch(), first.reply());
    }

    List<List<T>> batches() {
        return all.stream().map(sent -> sent.batch().items()).toList();
    }
}
