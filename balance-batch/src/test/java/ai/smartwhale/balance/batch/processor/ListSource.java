// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.batch.processor;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** First come, first served. */
final class ListSource<T> implements BatchSource<T> {

    private record Held<T>(T item, long since) {}

    private final FakeTime time;
    private final List<Held<T>> held = new ArrayList<>();
    private final List<Held<T>> gone = new ArrayList<>();
    private OptionalLong deadline = OptionalLong.empty();

    ListSource(FakeTime time) {
        this.time = time;
    }

    synchronized void add(T item) {
        held.add(new Held<>(item, time.nanoTime()));
    }

    synchronized void deadline(long at) {
        deadline = OptionalLong.of(at);
    }

    @Override
    public synchronized int ready() {
        return held.size();
    }

    @Override
    public synchronized OptionalLong oldestNanos() {
        return held.stream().mapToLong(Held::since).reduce((a, b) -> a - b < 0 ? a : b);
    }

    @Override
    public synchronized OptionalLong earliestDeadlineNanos() {
        return deadline;
    }

    @Override
    public synchronized List<T> take(int most) {
        List<Held<T>> first = held.subList(0, Math.min(most, held.size()));
        List<T> items = first.stream().map(Held::item).toList();
        gone.clear();
        gone.addAll(first);
        first.clear();
        return items;
    }

    @Override
    public synchronized void putBack(List<T> items) {
        held.addAll(0, gone.stream().filter(one -> items.contains(one.item())).toList());
    }
}
