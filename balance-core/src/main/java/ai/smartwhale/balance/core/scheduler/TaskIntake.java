// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.scheduler;

import ai.smartwhale.balance.core.scheduler.queue.FairQueue;
import ai.smartwhale.balance.core.scheduler.queue.QueueBound;
import ai.smartwhale.balance.core.scheduler.queue.QueueEntry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Finds room for a task in the queue, as the policy says. Guarded by the lock of its owner. */
final class TaskIntake {

    private final FairQueue<TaskNode<?>> queue;
    private final RejectPolicy policy;
    private final Condition room;
    private int callers;

    TaskIntake(FairQueue<TaskNode<?>> queue, RejectPolicy policy, Condition room) {
        this.queue = queue;
        this.policy = policy;
        this.room = room;
    }

    /** Why there is no room as things are. */
    Optional<RejectReason> obstacle(TaskNode<?> node) {
        return bound(node).map(TaskIntake::reason);
    }

    private Optional<QueueBound> bound(TaskNode<?> node) {
        return queue.obstacle(node.task().model(), node.task().bytes());
    }

    private static RejectReason reason(QueueBound bound) {
        return switch (bound) {
            case ITEMS -> RejectReason.QUEUE_FULL;
            case BYTES -> RejectReason.QUEUE_BYTES;
            case MODEL_ITEMS, MODEL_BYTES -> RejectReason.MODEL_QUOTA;
            case ITEM_TOO_LARGE -> RejectReason.TOO_LARGE;
        };
    }

    /** Why there is no room after everything was done to make some. */
    Optional<RejectReason> makeRoom(TaskNode<?> node, Consumer<TaskNode<?>> expel, BooleanSupplier mayWait) {
        Optional<QueueBound> bound = bound(node);
        if (bound.isEmpty() || bound.orElseThrow() == QueueBound.ITEM_TOO_LARGE) {
            return bound.map(TaskIntake::reason);
        }
        if (policy instanceof RejectPolicy.DropLowestPriority) {
            return dropFor(node, expel);
        }
        if (policy instanceof RejectPolicy.CallerWaits waits) {
            return awaitRoom(node, waits.timeout(), mayWait);
        }
        return bound.map(TaskIntake::reason);
    }

    /** If the new one does not fit even so, nobody had to leave. */
    private Optional<RejectReason> dropFor(TaskNode<?> node, Consumer<TaskNode<?>> expel) {
        List<QueueEntry<TaskNode<?>>> dropped = new ArrayList<>();
        for (Optional<QueueBound> bound = bound(node); bound.isPresent(); bound = bound(node)) {
            QueueBound exceeded = bound.orElseThrow();
            Optional<QueueEntry<TaskNode<?>>> victim = exceeded == QueueBound.ITEMS || exceeded == QueueBound.BYTES
                    ? queue.dropLessUrgent(node.urgency())
                    : queue.dropLessUrgent(node.task().model(), node.urgency());
            if (victim.isEmpty()) {
                dropped.forEach(entry -> queue.putBack(entry, entry.agesSince()));
                return Optional.of(reason(exceeded));
            }
            dropped.add(victim.orElseThrow());
        }
        dropped.forEach(entry -> expel.accept(entry.value()));
        return Optional.empty();
    }

    private Optional<RejectReason> awaitRoom(TaskNode<?> node, Duration timeout, BooleanSupplier mayWait) {
        long left = timeout.toNanos();
        callers++;
        try {
            while (mayWait.getAsBoolean()) {
                if (bound(node).isEmpty()) {
                    return Optional.empty();
                }
                if (left <= 0) {
                    return Optional.of(RejectReason.WAIT_TIMED_OUT);
                }
                left = room.awaitNanos(left);
            }
            return Optional.of(RejectReason.CLOSED);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of(RejectReason.WAIT_INTERRUPTED);
        } finally {
            callers--;
        }
    }

    /** One left: those who wait are of many models and sizes, so all of them look again. */
    void roomFreed() {
        if (callers > 0) {
            room.signalAll();
        }
    }

    void wakeAll() {
        room.signalAll();
    }
}
