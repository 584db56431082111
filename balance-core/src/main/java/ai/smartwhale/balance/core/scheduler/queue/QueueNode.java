// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.scheduler.queue;

/**
 * Something that stands in a {@link FairQueue} itself: whoever has an object for each item anyway extends this one, and
 * the queue needs no other beside it. As thread-safe as its queue: not at all.
 *
 * @param <T> the type of the value
 */
public abstract class QueueNode<T> implements QueueEntry<T> {

    /** Set when it enters a queue, as everything else but the priority is. */
    @SuppressWarnings("NullAway.Init")
    ModelLines<T> owner;

    /** The order of entering; 0 before. */
    long number;

    long agesSince;
    double weight;
    int skips;
    byte level;
    Standing state = Standing.GONE;

    /** Its place in the line of its model and level. */
    int place;

    /** Tickets of the heaps, or {@link DueHeap#NO_TICKET}. */
    long inDelayed;

    long inDeadlines;

    private final boolean expires;
    private final long deadline;

    /**
     * Begins one that is in no queue yet.
     *
     * @param priority how urgent it is
     * @param expires whether it has a deadline
     * @param deadline when its time to live is over, as a reading of the ticker; of no meaning without a deadline
     */
    protected QueueNode(TaskPriority priority, boolean expires, long deadline) {
        this.level = (byte) priority.level();
        this.expires = expires;
        this.deadline = deadline;
    }

    /**
     * Whose it is; never changes, as nothing of the following does.
     *
     * @return the name of the model, as {@link QueueItem#model()}
     */
    protected abstract String queueModel();

    /**
     * The work that serving it takes.
     *
     * @return the cost, as {@link QueueItem#cost()}
     */
    protected abstract long queueCost();

    /**
     * What it counts against the bound of bytes.
     *
     * @return the size, as {@link QueueItem#bytes()}
     */
    protected abstract long queueBytes();

    /**
     * How long after its arrival it may be served at the earliest.
     *
     * @return in nanoseconds, as {@link QueueItem#notBefore()}
     */
    protected abstract long queueDelay();

    /**
     * Whether it has a deadline.
     *
     * @return whether its time to live ends
     */
    public final boolean expires() {
        return expires;
    }

    /**
     * When its time to live is over.
     *
     * @return a reading of the ticker; of no meaning unless it {@link #expires}
     */
    public final long deadline() {
        return deadline;
    }

    final void enter(ModelLines<T> lines, double claim, long order, long now) {
        long delay = queueDelay();
        owner = lines;
        weight = claim;
        number = order;
        agesSince = now + delay;
        state = delay > 0 ? Standing.DELAYED : Standing.READY;
    }

    /** In a line, the older one goes first; of equal age the one that was added first. */
    final boolean goesBefore(QueueNode<T> other) {
        long difference = agesSince - other.agesSince;
        return difference < 0 || (difference == 0 && number < other.number);
    }

    @Override
    public QueueItem<T> item() {
        long delay = queueDelay();
        long timeToLive = expires ? Math.max(1, deadline - (agesSince - delay)) : QueueItem.NEVER;
        return new QueueItem<>(
                value(), queueModel(), TaskPriority.of(level), queueCost(), weight, queueBytes(), delay, timeToLive);
    }

    @Override
    public TaskPriority priority() {
        return TaskPriority.of(level);
    }

    @Override
    public final long agesSince() {
        return agesSince;
    }

    @Override
    public final int skips() {
        return skips;
    }

    @Override
    public final Standing standing() {
        return state;
    }
}
