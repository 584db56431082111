// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.scheduler.queue;

import org.jspecify.annotations.Nullable;

/** An entry with the links by which its queue finds it. */
final class QueueNode<T> implements QueueEntry<T> {

    final T value;
    final long cost;
    final double weight;
    final long bytes;
    ModelLines<T> owner;
    final long number;
    final long added;
    final long deadline;
    private final long delay;
    private final boolean expires;

    int level;
    long agesSince;
    int skips;
    State state;

    /** Neighbours in the line of its model and level. */
    @Nullable
    QueueNode<T> before;

    @Nullable
    QueueNode<T> behind;

    /** Tickets of the heaps, or {@link DueHeap#NO_TICKET}. */
    long inDelayed;

    long inDeadlines;

    /** Copies what is needed of the item, which need not live on then. */
    QueueNode(QueueItem<T> item, ModelLines<T> owner, long number, long now) {
        this.value = item.value();
        this.cost = item.cost();
        this.weight = item.weight();
        this.bytes = item.bytes();
        this.delay = item.notBefore();
        this.expires = item.timeToLive() != QueueItem.NEVER;
        this.owner = owner;
        this.number = number;
        this.level = item.priority().level();
        this.added = now;
        this.agesSince = now + delay;
        this.deadline = expires ? now + item.timeToLive() : now;
        this.state = delay > 0 ? State.DELAYED : State.READY;
    }

    boolean expires() {
        return expires;
    }

    /** In a line, the older one goes first; of equal age the one that was added first. */
    boolean goesBefore(QueueNode<T> other) {
        long difference = agesSince - other.agesSince;
        return difference < 0 || (difference == 0 && number < other.number);
    }

    @Override
    public QueueItem<T> item() {
        long timeToLive = expires ? deadline - added : QueueItem.NEVER;
        return new QueueItem<>(value, owner.model, priority(), cost, weight, bytes, delay, timeToLive);
    }

    @Override
    public T value() {
        return value;
    }

    @Override
    public TaskPriority priority() {
        return TaskPriority.of(level);
    }

    @Override
    public long agesSince() {
        return agesSince;
    }

    @Override
    public int skips() {
        return skips;
    }

    @Override
    public State state() {
        return state;
    }
}
