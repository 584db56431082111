// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.scheduler.queue;

import ai.smartwhale.commons.InvalidValueException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Keeps time, bounds and lanes together: every node is in exactly one of the lanes, the delayed and the overdue. */
final class DefaultFairQueue<T> implements FairQueue<T> {

    /** As many delays end with one call at most, so that none takes long; the others end with the next ones. */
    private static final int MOST_PROMOTED = 1_024;

    private final Lanes<T> lanes;
    private final ModelTable<T> models;
    private final DueHeap<QueueNode<T>> delayed = new DueHeap<>();
    private final Deadlines<T> deadlines = new Deadlines<>();

    /** Expired, and not yet asked for. Those that were removed meanwhile stay until they come to the front. */
    private final Deque<QueueNode<T>> overdue = new ArrayDeque<>();

    private long newest;
    private boolean started;
    private long lastNumber;

    DefaultFairQueue(FairQueueConfig config) {
        this.lanes = new Lanes<>(config.ageingStep().toNanos());
        this.models = new ModelTable<>(config, lanes);
    }

    @Override
    public Optional<QueueBound> obstacle(String model, long bytes) {
        return models.obstacle(model, bytes);
    }

    @Override
    public QueueEntry<T> add(QueueItem<T> item, long now) {
        settle(now);
        QueueNode<T> node = new ItemNode<>(item, newest);
        enter(node, item.weight());
        return node;
    }

    @Override
    public void add(QueueNode<T> node, double weight, long now) {
        if (node.number != 0) {
            throw new InvalidValueException("node", node, "one that was in no queue yet");
        }
        settle(now);
        enter(node, weight);
    }

    private void enter(QueueNode<T> node, double weight) {
        ModelLines<T> owner = models.enter(node.queueModel(), node.queueBytes());
        node.enter(owner, weight, ++lastNumber, newest);
        join(node);
    }

    private void join(QueueNode<T> node) {
        if (node.state == QueueEntry.Standing.DELAYED) {
            node.inDelayed = delayed.add(node, node.agesSince);
        } else {
            lanes.insert(node);
        }
        deadlines.add(node);
    }

    /** Brings everything up to a time: what is due becomes ready, and what has expired is set aside. */
    private void settle(long now) {
        if (!started || now - newest > 0) {
            newest = now;
            started = true;
        }
        for (int left = MOST_PROMOTED; left > 0 && delayed.hasDue(newest); left--) {
            QueueNode<T> node = delayed.takeFirst();
            deadlines.remove(node);
            node.inDelayed = DueHeap.NO_TICKET;
            node.state = QueueEntry.Standing.READY;
            join(node);
        }
        for (QueueNode<T> node = deadlines.firstOver(newest); node != null; node = deadlines.firstOver(newest)) {
            detach(node);
            node.state = QueueEntry.Standing.EXPIRED;
            overdue.add(node);
        }
    }

    /** Takes a node out of the structures, but leaves it counted. */
    private void detach(QueueNode<T> node) {
        deadlines.remove(node);
        if (node.inDelayed != DueHeap.NO_TICKET) {
            var unused = delayed.remove(node.inDelayed);
            node.inDelayed = DueHeap.NO_TICKET;
        } else {
            lanes.remove(node);
        }
    }

    private QueueNode<T> gone(QueueNode<T> node) {
        deadlines.remove(node);
        node.state = QueueEntry.Standing.GONE;
        models.leave(node.owner, node.queueBytes());
        return node;
    }

    @Override
    public Optional<QueueEntry<T>> poll(long now) {
        settle(now);
        QueueNode<T> node = lanes.take();
        if (node == null) {
            return Optional.empty();
        }
        models.keepTagsSmall(node.level);
        return Optional.of(gone(node));
    }

    @Override
    public Optional<QueueEntry<T>> poll(long now, Predicate<? super QueueEntry<T>> admits, int lookAhead) {
        InvalidValueException.requireRange("lookAhead", lookAhead, 1, Integer.MAX_VALUE);
        settle(now);
        Lanes<T>.LookAhead turns = lanes.new LookAhead();
        List<QueueNode<T>> refused = new ArrayList<>();
        while (refused.size() < lookAhead) {
            QueueNode<T> node = turns.take();
            if (node == null) {
                break;
            }
            if (isAdmitted(node, admits, turns)) {
                turns.keepLastOnly();
                refused.forEach(passed -> passed.skips++);
                models.keepTagsSmall(node.level);
                return Optional.of(gone(node));
            }
            refused.add(node);
        }
        turns.undoTo(0);
        return Optional.empty();
    }

    private boolean isAdmitted(QueueNode<T> node, Predicate<? super QueueEntry<T>> admits, Lanes<T>.LookAhead turns) {
        boolean asked = false;
        try {
            boolean admitted = admits.test(node);
            asked = true;
            return admitted;
        } finally {
            if (!asked) {
                turns.undoTo(0);
            }
        }
    }

    @Override
    public Optional<QueueEntry<T>> pollExpired(long now) {
        settle(now);
        for (QueueNode<T> node = overdue.poll(); node != null; node = overdue.poll()) {
            if (node.state == QueueEntry.Standing.EXPIRED) {
                return Optional.of(gone(node));
            }
        }
        return Optional.empty();
    }

    @Override
    public void chargeElsewhere(Map<String, Double> work, double mostLead) {
        if (!(mostLead >= 0 && mostLead < Double.POSITIVE_INFINITY)) {
            throw new InvalidValueException("mostLead", mostLead, "0 or more, and finite");
        }
        work.forEach((model, amount) -> {
            if (!(amount >= 0 && amount < Double.POSITIVE_INFINITY)) {
                throw new InvalidValueException("work of " + model, amount, "0 or more, and finite");
            }
        });
        lanes.chargeElsewhere(model -> work.getOrDefault(model, 0.0), mostLead);
    }

    @Override
    public boolean putBack(QueueEntry<T> entry, long now) {
        settle(now);
        QueueNode<T> node = node(entry);
        if (node.state != QueueEntry.Standing.GONE
                || models.obstacle(node.owner.model, node.queueBytes()).isPresent()) {
            return false;
        }
        node.owner = models.enter(node.owner.model, node.queueBytes());
        node.state = node.agesSince - newest > 0 ? QueueEntry.Standing.DELAYED : QueueEntry.Standing.READY;
        join(node);
        return true;
    }

    @Override
    public boolean remove(QueueEntry<T> entry) {
        QueueNode<T> node = node(entry);
        switch (node.state) {
            case DELAYED, READY -> detach(node);
            case EXPIRED -> {
                // Stays among the overdue until it comes to the front.
            }
            case GONE -> {
                return false;
            }
        }
        gone(node);
        return true;
    }

    @Override
    public boolean reprioritize(QueueEntry<T> entry, TaskPriority priority) {
        QueueNode<T> node = node(entry);
        byte level = (byte) priority.level();
        switch (node.state) {
            case READY -> {
                detach(node);
                node.level = level;
                join(node);
            }
            case DELAYED -> node.level = level;
            case EXPIRED, GONE -> {
                return false;
            }
        }
        return true;
    }

    @Override
    public Optional<QueueEntry<T>> dropLessUrgent(TaskPriority than) {
        int level = lanes.leastUrgentBelow(than.level());
        if (level == 0) {
            return Optional.empty();
        }
        QueueNode<T> victim = deadlines.earliestOf(level);
        return drop(victim == null ? lanes.lane(level).longest().last() : victim);
    }

    @Override
    public Optional<QueueEntry<T>> dropLessUrgent(String model, TaskPriority than) {
        ModelLines<T> lines = models.find(model);
        if (lines == null || lines.busyLevels >>> than.level() == 0) {
            return Optional.empty();
        }
        return drop(lines.line(Integer.SIZE - Integer.numberOfLeadingZeros(lines.busyLevels))
                .last());
    }

    private Optional<QueueEntry<T>> drop(@Nullable QueueNode<T> victim) {
        if (victim == null) {
            return Optional.empty();
        }
        detach(victim);
        return Optional.of(gone(victim));
    }

    @Override
    public OptionalLong nextDue() {
        return delayed.nextDue();
    }

    @Override
    public OptionalLong nextExpiry() {
        return overdue.isEmpty() ? deadlines.next() : OptionalLong.of(newest);
    }

    @Override
    public int size() {
        return models.items();
    }

    @Override
    public int ready() {
        return lanes.size();
    }

    @Override
    public long bytes() {
        return models.bytes();
    }

    @Override
    public int size(String model) {
        return models.items(model);
    }

    @Override
    public List<QueueEntry<T>> entries() {
        List<QueueEntry<T>> all = new ArrayList<>(size());
        for (int level = 1; level <= TaskPriority.LEVELS; level++) {
            lanes.lane(level).lines().forEach(line -> line.forEach(all::add));
        }
        all.addAll(delayed.items());
        overdue.stream()
                .filter(node -> node.state == QueueEntry.Standing.EXPIRED)
                .forEach(all::add);
        return all;
    }

    @Override
    public List<QueueEntry<T>> serviceOrder(int most) {
        List<QueueEntry<T>> order = new ArrayList<>();
        Lanes<T>.LookAhead turns = lanes.new LookAhead();
        while (order.size() < most) {
            QueueNode<T> node = turns.take();
            if (node == null) {
                break;
            }
            order.add(node);
        }
        turns.undoTo(0);
        return order;
    }

    private QueueNode<T> node(QueueEntry<T> entry) {
        if (entry instanceof QueueNode<T> node) {
            return node;
        }
        throw new InvalidValueException("entry", entry, "an entry of this queue");
    }
}
