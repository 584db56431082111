// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.scheduler.queue;

/** The place of an item that has no object of its own for it. Copies what is needed, so that the item may go. */
final class ItemNode<T> extends QueueNode<T> {

    private final T value;
    private final String model;
    private final long cost;
    private final long bytes;
    private final long delay;

    ItemNode(QueueItem<T> item, long now) {
        super(
                item.priority(),
                item.timeToLive() != QueueItem.NEVER,
                item.timeToLive() != QueueItem.NEVER ? now + item.timeToLive() : now);
        this.value = item.value();
        this.model = item.model();
        this.cost = item.cost();
        this.bytes = item.bytes();
        this.delay = item.notBefore();
    }

    @Override
    public T value() {
        return value;
    }

    @Override
    protected String queueModel() {
        return model;
    }

    @Override
    protected long queueCost() {
        return cost;
    }

    @Override
    protected long queueBytes() {
        return bytes;
    }

    @Override
    protected long queueDelay() {
        return delay;
    }
}
