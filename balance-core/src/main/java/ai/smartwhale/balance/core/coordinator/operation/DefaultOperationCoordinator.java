// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.coordinator.operation;

import ai.smartwhale.balance.core.scheduler.CriticalPath;
import ai.smartwhale.balance.core.scheduler.RejectReason;
import ai.smartwhale.balance.core.scheduler.TaskHandle;
import ai.smartwhale.balance.core.scheduler.TaskOutcome;
import ai.smartwhale.balance.core.scheduler.TaskScheduler;
import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.concurrent.CommonsExecutors;
import ai.smartwhale.commons.concurrent.Ticker;
import ai.smartwhale.commons.resilience.BreakerOpenException;
import ai.smartwhale.commons.resilience.FailureClassifier;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One lock around the book of operations; the scheduler and all callers are called without it. */
final class DefaultOperationCoordinator implements OperationCoordinator {

    private static final Logger LOG = LoggerFactory.getLogger(DefaultOperationCoordinator.class);

    private final OperationCoordinatorConfig config;
    private final TaskScheduler scheduler;
    private final CommonsExecutors executors;
    private final Ticker ticker;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final ReentrantLock lock = new ReentrantLock();
    private final OperationBook book;
    private boolean closed;

    DefaultOperationCoordinator(OperationCoordinatorBuilder builder) {
        this.config = builder.config;
        this.scheduler = builder.scheduler();
        this.executors = builder.executors();
        this.ticker = builder.ticker;
        this.clock = builder.clock;
        this.random = builder.random;
        this.book = new OperationBook(config);
    }

    private <R> R locked(Supplier<R> action) {
        lock.lock();
        try {
            return action.get();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public <T> OperationHandle<T> executeTask(Operation<T> operation) {
        InvalidValueException.requirePresent("operation", operation);
        return coordinateOperations(List.of(operation)).get(0);
    }

    @Override
    public <T> List<OperationHandle<T>> coordinateOperations(List<Operation<T>> operations) {
        InvalidValueException.requirePresent("operations", operations);
        Map<String, OperationRun<T>> runs = new LinkedHashMap<>();
        long now = ticker.nanoTime();
        for (Operation<T> operation : operations) {
            if (runs.put(operation.id(), new OperationRun<>(operation, this, now)) != null) {
                throw new InvalidValueException("operations", operation.id(), "each id once");
            }
        }
        if (locked(() -> admit(runs))) {
            runs.values().forEach(this::watchExpiry);
            runs.values().forEach(this::begin);
        } else {
            runs.values().forEach(OperationRun::tell);
        }
        return List.copyOf(runs.values());
    }

    /** With the lock. False if they have been rejected. */
    private <T> boolean admit(Map<String, OperationRun<T>> runs) {
        if (closed) {
            throw new IllegalStateException("the coordinator is closed");
        }
        Map<String, RejectReason> refused = new LinkedHashMap<>();
        runs.keySet().forEach(id -> book.refusal(id, runs.size()).ifPresent(reason -> refused.put(id, reason)));
        if (refused.isEmpty()) {
            book.add(runs);
            return true;
        }
        long now = ticker.nanoTime();
        runs.forEach((id, run) ->
                run.end(new TaskOutcome.Rejected<>(refused.getOrDefault(id, RejectReason.ALL_OR_NONE)), now));
        return false;
    }

    private <T> void begin(OperationRun<T> run) {
        if (run.lost.isPresent()) {
            end(run, new TaskOutcome.Failed<>(run.lost.orElseThrow()));
        } else {
            launch(run);
        }
    }

    /** The scheduler ends what expires with it; this ends what expires before or between attempts. */
    private <T> void watchExpiry(OperationRun<T> run) {
        Optional<Duration> left = run.timeLeft(ticker.nanoTime());
        if (left.isPresent()) {
            Runnable expire = () -> end(run, new TaskOutcome.Expired<>());
            try {
                var timer = executors
                        .timer()
                        .schedule(
                                () -> onWorker(expire),
                                Math.max(0, left.orElseThrow().toNanos()),
                                TimeUnit.NANOSECONDS);
                boolean late = locked(() -> {
                    run.expiry = timer;
                    return run.hasEnded();
                });
                if (late) {
                    timer.cancel(false);
                }
            } catch (RejectedExecutionException e) {
                LOG.warn("the timer is closed: operations that wait for others do not expire", e);
            }
        }
    }

    private void onWorker(Runnable action) {
        try {
            executors.workers().execute(action);
        } catch (RejectedExecutionException e) {
            LOG.debug("no worker for the end of an operation; the timer does it", e);
            action.run();
        }
    }

    /** If it is ready. One step with the look whether it has ended: the book may have forgotten it by then. */
    private <T> void launch(OperationRun<T> run) {
        if (locked(() -> !run.hasEnded() && book.markRunning(run))) {
            submit(run, run.operation.task().delay(), OperationState.READY);
        }
    }

    private <T> void submit(OperationRun<T> run, Duration delay, OperationState state) {
        long now = ticker.nanoTime();
        if (run.timeLeft(now).filter(left -> left.isZero() || left.isNegative()).isPresent()) {
            end(run, new TaskOutcome.Expired<>());
            return;
        }
        boolean ended = locked(() -> {
            if (!run.hasEnded()) {
                run.state = state;
            }
            return run.hasEnded();
        });
        if (ended) {
            return;
        }
        TaskHandle<T> handle;
        try {
            handle = scheduler.scheduleTask(run.nextTask(delay, config.promotion(), now));
        } catch (RuntimeException e) {
            end(run, new TaskOutcome.Failed<>(e));
            return;
        }
        boolean promoted = locked(() -> {
            run.handle = handle;
            return run.promoted;
        });
        if (locked(run::hasEnded)) {
            handle.cancel();
        } else if (promoted) {
            // Perhaps between the making of the task and its arrival, when the scheduler did not know it yet.
            raise(run);
        }
        var unused = handle.outcome().thenAccept(outcome -> attempted(run, outcome));
    }

    void begun(OperationRun<?> run) {
        lock.lock();
        try {
            if (!run.hasEnded()) {
                run.attempts++;
                run.state = OperationState.RUNNING;
            }
        } finally {
            lock.unlock();
        }
    }

    private <T> void attempted(OperationRun<T> run, TaskOutcome<T> outcome) {
        Optional<Duration> wait =
                outcome instanceof TaskOutcome.Failed<T> failed ? safeWaitAfter(run, failed.cause()) : Optional.empty();
        if (wait.isPresent()) {
            submit(run, wait.orElseThrow(), OperationState.RETRYING);
        } else {
            end(run, outcome);
        }
    }

    /** A rule of the caller's that fails must not keep the operation from its end. */
    private <T> Optional<Duration> safeWaitAfter(OperationRun<T> run, Throwable failure) {
        try {
            return locked(() -> waitAfter(run, failure));
        } catch (RuntimeException e) {
            LOG.warn("the rules of retry of an operation failed; it is not tried again", e);
            return Optional.empty();
        }
    }

    /** How long until the next attempt; nothing if there is none. */
    private <T> Optional<Duration> waitAfter(OperationRun<T> run, Throwable failure) {
        OperationRetry retry = run.operation.retry();
        boolean refused = failure instanceof BreakerOpenException;
        boolean worthIt = refused || retry.classifier().classify(failure) == FailureClassifier.Kind.TRANSIENT;
        if (run.hasEnded() || !worthIt || run.attempts >= retry.mostAttempts()) {
            return Optional.empty();
        }
        Duration own = retry.backoff().delay(run.attempts, run.lastWait, random);
        Duration asked = refused
                ? ((BreakerOpenException) failure)
                        .retryAt()
                        .map(at -> Duration.between(clock.instant(), at))
                        .orElse(Duration.ZERO)
                : retry.classifier().retryAfter(failure).orElse(Duration.ZERO);
        Duration wait = own.compareTo(asked) > 0 ? own : asked;
        run.lastWait = wait;
        run.reason = Optional.of(failure.toString());
        boolean inTime = run.timeLeft(ticker.nanoTime())
                .filter(left -> left.compareTo(wait) <= 0)
                .isEmpty();
        return inTime ? Optional.of(wait.isNegative() ? Duration.ZERO : wait) : Optional.empty();
    }

    /** False if it had ended before. */
    <T> boolean end(OperationRun<T> run, TaskOutcome<T> outcome) {
        List<OperationRun<?>> affected = new ArrayList<>();
        boolean first = locked(() -> {
            if (run.hasEnded()) {
                return false;
            }
            long now = ticker.nanoTime();
            run.end(outcome, now);
            affected.addAll(book.end(run, now));
            return true;
        });
        if (first) {
            TaskHandle<T> handle = locked(() -> Optional.ofNullable(run.handle)).orElse(null);
            if (handle != null) {
                handle.cancel();
            }
            run.tell();
            affected.forEach(this::followUp);
        }
        return first;
    }

    private void followUp(OperationRun<?> run) {
        if (locked(run::hasEnded)) {
            run.tell();
        } else {
            launch(run);
        }
    }

    @Override
    public Optional<OperationStatus> getTaskStatus(String id) {
        InvalidValueException.requirePresent("id", id);
        return locked(() -> {
            Optional<OperationStatus> active = book.find(id).map(this::statusOf);
            return active.isPresent() ? active : book.ended(id);
        });
    }

    OperationStatus statusOf(OperationRun<?> run) {
        return locked(() -> run.status(book.waitsFor(run), ticker.nanoTime()));
    }

    @Override
    public FlowReport manageDependencies() {
        return locked(book::report);
    }

    @Override
    public FlowPlan optimizeFlow() {
        CriticalPath path = locked(book::criticalPath);
        List<String> promoted = new ArrayList<>();
        // A path of one is waited for by nobody.
        if (path.tasks().size() > 1 && config.promotion() > 0) {
            for (String id : path.tasks()) {
                promote(id).ifPresent(promoted::add);
            }
        }
        return new FlowPlan(promoted, path, scheduler.optimizeExecution(), scheduler.manageConflicts());
    }

    private Optional<String> promote(String id) {
        Optional<OperationRun<?>> found = locked(() -> {
            Optional<OperationRun<?>> waiting =
                    book.find(id).filter(run -> !run.promoted && run.state != OperationState.RUNNING);
            waiting.ifPresent(run -> run.promoted = true);
            return waiting;
        });
        found.ifPresent(this::raise);
        return found.map(OperationRun::id);
    }

    private void raise(OperationRun<?> run) {
        var unused = scheduler.changePriority(
                run.id(), run.operation.task().priority().shifted(-config.promotion()));
    }

    @Override
    public void close() {
        List<OperationRun<?>> left = locked(() -> {
            closed = true;
            return List.copyOf(book.active());
        });
        left.forEach(this::endForClose);
    }

    private <T> void endForClose(OperationRun<T> run) {
        end(
                run,
                run.state == OperationState.RUNNING
                        ? new TaskOutcome.Cancelled<>()
                        : new TaskOutcome.Rejected<>(RejectReason.CLOSED));
    }
}
