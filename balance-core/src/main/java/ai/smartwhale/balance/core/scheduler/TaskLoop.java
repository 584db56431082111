// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.scheduler;

import ai.smartwhale.balance.core.scheduler.queue.FairQueue;
import ai.smartwhale.commons.concurrent.CommonsExecutors;
import ai.smartwhale.commons.concurrent.Ticker;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A table of tasks under one lock, and the threads that take tasks from it and run them. Whatever others must be told,
 * and whatever must be begun, is done when the lock is free again.
 */
abstract class TaskLoop implements TaskScheduler {

    private static final long CALLER_WAIT_NANOS = TimeUnit.MINUTES.toNanos(1);

    final TaskSchedulerConfig config;
    final ReentrantLock lock = new ReentrantLock();
    final TaskTable table;
    final TaskPumps pumps;
    final Alarm alarm;
    final KnownPriorities priorities;
    boolean closed;

    private final CommonsExecutors executors;
    private final Ticker ticker;

    TaskLoop(
            TaskSchedulerConfig config,
            CommonsExecutors executors,
            Optional<Executor> runner,
            Optional<ResourceAllocator> allocator,
            Optional<PriorityManager> priorities,
            Ticker ticker) {
        this.config = config;
        this.executors = executors;
        this.priorities = new KnownPriorities(priorities);
        this.ticker = ticker;
        FairQueue<TaskNode<?>> queue = FairQueue.create(config.queue());
        TaskGate gate = new TaskGate(allocator, config.maxSkips(), config.leaseTtl());
        TaskIntake intake = new TaskIntake(queue, config.rejectPolicy(), lock.newCondition());
        this.table = new TaskTable(config, queue, gate, intake, this.priorities);
        this.pumps = new TaskPumps(runner, config, lock, this::pump);
        this.alarm = new Alarm(executors.timer(), ticker, this::wake);
    }

    /** After the close, nothing runs any more. With the lock. */
    abstract void fellQuiet();

    final long now() {
        return ticker.nanoTime();
    }

    // The lock, and what waits for it to be free

    final <R> R locked(Supplier<R> action) {
        lock.lock();
        try {
            return action.get();
        } finally {
            unlockAndTell();
        }
    }

    final void unlockAndTell() {
        if (lock.getHoldCount() > 1) {
            lock.unlock();
            return;
        }
        List<TaskNode<?>> ended = table.untold.take();
        int begun = pumps.takeDue();
        lock.unlock();
        if (!ended.isEmpty()) {
            Delivery.onWorker(executors, () -> ended.forEach(TaskNode::tell));
        }
        if (begun > 0 && !pumps.begin(begun)) {
            callAgain();
        }
    }

    /** A runner that refuses does not say when it will not any more. */
    private void callAgain() {
        lock.lock();
        try {
            alarm.noLaterThan(now() + config.dryPause().toNanos());
        } finally {
            lock.unlock();
        }
    }

    /** Tells now what would have to wait otherwise, with the lock given back meanwhile. */
    @SuppressWarnings("LockNotBeforeTry") // the lock was held, and is held again for the try of the caller
    final void flush() {
        if (!table.untold.isEmpty() && lock.getHoldCount() == 1) {
            unlockAndTell();
            lock.lock();
        }
    }

    final void requireOpen() {
        if (closed) {
            throw new IllegalStateException("the scheduler is closed");
        }
    }

    // Time

    @Override
    public void start() {
        locked(() -> {
            requireOpen();
            pumps.start();
            arrange(now());
            return true;
        });
    }

    /** Calls for hands where they are of use, and sees to it that somebody looks again when time changes something. */
    final void arrange(long now) {
        pumps.summon(table.runnable(), now);
        table.setAlarms(alarm);
        if (table.hasFreeSlot()) {
            watch(table.nextDue());
        }
    }

    private void watch(OptionalLong due) {
        if (due.isPresent() && !pumps.watch(due.getAsLong()) && pumps.isStarted()) {
            alarm.noLaterThan(due);
        }
    }

    private void wake() {
        locked(() -> {
            alarm.rang();
            return lookAgain();
        });
    }

    private boolean lookAgain() {
        if (!closed) {
            long now = now();
            table.catchUp(now);
            arrange(now);
        }
        return closed;
    }

    /** Never waits for the lock: who tells this may hold that of another scheduler, whose own teller holds this one. */
    final void resourcesFreed() {
        if (lock.tryLock()) {
            endPause();
            return;
        }
        Runnable later = () -> {
            lock.lock();
            endPause();
        };
        try {
            executors.timer().execute(later);
        } catch (RejectedExecutionException timerIsClosed) {
            later.run();
        }
    }

    private void endPause() {
        try {
            table.endPause();
            if (lock.getHoldCount() == 1) {
                var unused = lookAgain();
            }
        } finally {
            unlockAndTell();
        }
    }

    // Running

    private void pump() {
        TaskNode<?> node = locked(() -> {
                    pumps.looked();
                    return Optional.<TaskNode<?>>ofNullable(takeOrLinger(now()));
                })
                .orElse(null);
        while (node != null) {
            node = runAndTakeNext(node);
            // What a task left behind must not interrupt the next one.
            var unused = Thread.interrupted();
        }
    }

    private @Nullable TaskNode<?> take(long now) {
        if (closed) {
            return null;
        }
        TaskNode<?> node = table.take(now);
        if (node != null) {
            arrange(now);
        }
        return node;
    }

    private @Nullable TaskNode<?> takeOrLinger(long from) {
        long now = from;
        while (true) {
            TaskNode<?> node = take(now);
            if (node != null) {
                return node;
            }
            flush();
            if (closed || (table.runnable() == 0 && !pumps.linger(table.nextDue(), now))) {
                pumps.ended();
                if (!closed) {
                    arrange(now);
                }
                return null;
            }
            now = now();
        }
    }

    private <T> @Nullable TaskNode<?> runAndTakeNext(TaskNode<T> node) {
        Optional<TaskOutcome<T>> outcome = TaskRun.perform(node, this::finish);
        boolean heard;
        TaskNode<?> next = null;
        lock.lock();
        try {
            long now = now();
            heard = outcome.isPresent() && finished(node, outcome.orElseThrow(), now) && !node.isUnheard();
            if (!heard) {
                next = take(now);
            } else if (!closed) {
                arrange(now);
            }
        } finally {
            unlockAndTell();
        }
        if (heard) {
            // With no other task in hand, for which others could wait in vain: callers' code may take long.
            node.tell();
        }
        return next != null
                ? next
                : locked(() -> Optional.<TaskNode<?>>ofNullable(takeOrLinger(now())))
                        .orElse(null);
    }

    private <T> void run(TaskNode<T> node) {
        TaskRun.perform(node, this::finish).ifPresent(outcome -> finish(node, outcome));
    }

    private <T> void finish(TaskNode<T> node, TaskOutcome<T> outcome) {
        boolean told = locked(() -> {
            long now = now();
            boolean first = finished(node, outcome, now);
            if (!closed) {
                arrange(now);
            }
            return first;
        });
        if (told) {
            node.tell();
        }
    }

    private boolean finished(TaskNode<?> node, TaskOutcome<?> outcome, long now) {
        boolean first = table.finish(node, outcome, now);
        if (closed && table.running.size() == 0) {
            fellQuiet();
        }
        return first;
    }

    @Override
    public Optional<TaskHandle<?>> executeNextTask() {
        Optional<TaskNode<?>> node = locked(() -> {
            requireOpen();
            long now = now();
            TaskNode<?> next = take(now);
            if (next == null) {
                arrange(now);
            }
            return Optional.ofNullable(next);
        });
        node.ifPresent(this::run);
        return node.map(handle -> handle);
    }

    @Override
    public void runScheduler() {
        while (!Thread.currentThread().isInterrupted()) {
            Optional<TaskNode<?>> node = locked(() -> {
                long now = now();
                TaskNode<?> next = take(now);
                flush();
                if (next == null && !closed && table.runnable() == 0) {
                    table.setAlarms(alarm);
                    var unused = pumps.await(CALLER_WAIT_NANOS, table.nextDue(), now);
                }
                return Optional.ofNullable(next);
            });
            node.ifPresent(this::run);
            if (node.isEmpty() && locked(() -> closed)) {
                return;
            }
        }
        // What this thread was called for or watched for is for others now.
        var unused = locked(this::lookAgain);
    }
}
