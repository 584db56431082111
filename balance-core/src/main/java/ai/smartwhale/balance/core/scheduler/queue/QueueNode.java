// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.scheduler.queue;

import org.jspecify.annotations.Nullable;

/** An entry with the links by which its queue finds it. */
final class QueueNode<T> implements QueueEntry<T> {

    final QueueItem<T> item;
    ModelLines<T> owner;
    final long number;
    final long deadline;

    int level;
    long agesSince;
    int skips;
    State state;

    /** Neighbours in the line of its model and level. */
    @Nullable
    QueueNode<T> before;

    @Nullable
    QueueNode<T> behind;

    DueHeap.@Nullable Place<QueueNode<T>> inDelayed;
    DueHeap.@Nullable Place<QueueNode<T>> inDeadlines;

    QueueNode(QueueItem<T> item, ModelLines<T> owner, long number, long now) {
        this.item = item;
        this.owner = owner;
        this.number = number;
        this.level = item.priority().level();
        this.agesSince = now + item.notBefore();
        this.deadline = item.timeToLive() == QueueItem.NEVER ? 0 : now + item.timeToLive();
        this.state = item.notBefore() > 0 ? State.DELAYED : State.READY;
    }

    boolean expires() {
        return item.timeToLive() != QueueItem.NEVER;
    }

    /** In a line, the older one goes first; of equal age the one that was added first. */
    boolean goesBefore(QueueNode<T> other) {
        long difference = agesSince - other.agesSince;
        return difference < 0 || (difference == 0 && number < other.number);
    }

    @Override
    public QueueItem<T> item() {
        return item;
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
