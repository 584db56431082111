// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.utils;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.concurrent.CommonsExecutors;
import ai.smartwhale.commons.concurrent.Ticker;
import ai.smartwhale.commons.utils.scheduling.ConflictPolicy;
import ai.smartwhale.commons.utils.scheduling.ConflictReport;
import ai.smartwhale.commons.utils.scheduling.ConflictScope;
import ai.smartwhale.commons.utils.scheduling.RecurringHandle;
import ai.smartwhale.commons.utils.scheduling.Schedule;
import ai.smartwhale.commons.utils.scheduling.SchedulerConfig;
import ai.smartwhale.commons.utils.scheduling.SchedulerStatus;
import ai.smartwhale.commons.utils.scheduling.TaskHandle;
import ai.smartwhale.commons.utils.scheduling.TaskSpec;
import ai.smartwhale.commons.utils.scheduling.TaskStatus;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One lock around the core, an alarm that wakes it, and workers; whatever belongs to others is called without it. */
final class DefaultScheduler implements Scheduler {

    private static final Logger LOG = LoggerFactory.getLogger(DefaultScheduler.class);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration LONGEST_HORIZON = Duration.ofDays(366);

    private final SchedulerConfig config;
    private final CommonsExecutors executors;
    private final boolean ownsExecutors;
    private final ClockWatch clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition idle = lock.newCondition();
    private final SchedulerCore core;
    private final SchedulerAlarm alarm;
    /** Threads that take runs from the core, at most as many as may run at one time. */
    private int workers;
    /** Those of them that have been asked for and have not taken a run yet. */
    private int starting;

    DefaultScheduler(
            SchedulerConfig config,
            CommonsExecutors executors,
            boolean ownsExecutors,
            InstantSource clock,
            Ticker ticker) {
        this.config = config;
        this.executors = executors;
        this.ownsExecutors = ownsExecutors;
        this.clock = new ClockWatch(clock, ticker, config.clockJump());
        this.core = new SchedulerCore(config);
        this.alarm = new SchedulerAlarm(executors.timer(), config.clockCheck(), this::wake);
    }

    @Override
    public TaskHandle scheduleTask(Instant at, TaskSpec task) {
        InvalidValueException.requirePresent("at", at);
        return add(task, null, true, now -> Optional.of(at));
    }

    @Override
    public TaskHandle scheduleTask(Duration after, TaskSpec task) {
        InvalidValueException.requirePresent("after", after);
        if (after.isNegative() || after.compareTo(Schedule.LONGEST) > 0) {
            throw new InvalidValueException("after", after, Duration.ZERO + ".." + Schedule.LONGEST);
        }
        return add(task, null, false, now -> Optional.of(now.plus(after)));
    }

    @Override
    public RecurringHandle manageRecurring(Schedule schedule, TaskSpec task) {
        InvalidValueException.requirePresent("schedule", schedule);
        return add(task, schedule, false, schedule::first);
    }

    private SchedulerHandle add(
            TaskSpec task,
            @Nullable Schedule schedule,
            boolean fixedMoment,
            Function<Instant, Optional<Instant>> first) {
        InvalidValueException.requirePresent("task", task);
        return new SchedulerHandle(this, changing(now -> core.add(task, schedule, fixedMoment, first.apply(now))));
    }

    @Override
    public ConflictReport handleConflicts(ConflictScope scope, Duration horizon, ConflictPolicy policy) {
        InvalidValueException.requirePresent("scope", scope);
        InvalidValueException.requirePresent("policy", policy);
        InvalidValueException.requirePositive("horizon", horizon);
        if (horizon.compareTo(LONGEST_HORIZON) > 0) {
            throw new InvalidValueException("horizon", horizon, "above zero, at most " + LONGEST_HORIZON);
        }
        return changing(now -> core.handleConflicts(scope, now, horizon, policy));
    }

    TaskStatus statusOf(SchedulerEntry entry) {
        return locked(entry::status);
    }

    boolean cancel(SchedulerEntry entry) {
        return locked(() -> core.cancel(entry));
    }

    boolean pause(SchedulerEntry entry) {
        return changing(now -> core.pause(entry));
    }

    boolean resume(SchedulerEntry entry) {
        return changing(now -> core.resume(entry, now));
    }

    void reschedule(SchedulerEntry entry, Schedule schedule) {
        var unused = changing(now -> core.reschedule(entry, schedule, now));
    }

    /** Does something under the lock that may bring other tasks forward, and then starts what is due. */
    private <T> T changing(Function<Instant, T> change) {
        T result;
        int helpers;
        lock.lock();
        try {
            if (core.isClosed()) {
                throw new IllegalStateException("the scheduler is closed");
            }
            Instant now = readClock();
            result = change.apply(now);
            helpers = advance(now);
        } finally {
            lock.unlock();
        }
        start(helpers);
        return result;
    }

    private <T> T locked(Supplier<T> reading) {
        lock.lock();
        try {
            return reading.get();
        } finally {
            lock.unlock();
        }
    }

    /** Comes before every change, so that a task that is new is not moved by an older jump of the clock. */
    private Instant readClock() {
        Instant now = clock.now();
        Duration jump = clock.jump(now);
        if (!jump.isZero()) {
            LOG.warn("the clock was set by {}; what was asked for as a length of time keeps its length", jump);
            core.clockJumped(jump, now);
            alarm.disarm();
        }
        return now;
    }

    /** The alarm rang. Whatever goes wrong here must not end the ringing. */
    private void wake() {
        int helpers = 0;
        lock.lock();
        try {
            alarm.disarm();
            helpers = core.isClosed() ? 0 : advance(readClock());
        } catch (RuntimeException e) {
            LOG.error("tasks could not be started; trying again in {}", config.clockCheck(), e);
            alarm.retry();
        } finally {
            lock.unlock();
        }
        start(helpers);
    }

    /** Brings all that is due forward, sets the alarm, and says how many more threads have work. */
    private int advance(Instant now) {
        core.advance(now);
        if (!alarm.arm(core.next(now), now)) {
            LOG.warn("the timer is closed: no task of this scheduler will run any more");
        }
        int helpers = Math.max(0, Math.min(core.readyCount() - starting, config.maxConcurrentRuns() - workers));
        workers += helpers;
        starting += helpers;
        return helpers;
    }

    private void start(int helpers) {
        for (int i = 0; i < helpers; i++) {
            try {
                executors.workers().execute(this::work);
            } catch (RejectedExecutionException | OutOfMemoryError e) {
                // The JDK says by that error, too, that there is no thread.
                LOG.warn("the workers refused a run; trying again in {}", config.clockCheck());
                workerStarts();
                workerEnds();
            }
        }
    }

    private void work() {
        workerStarts();
        boolean interrupted = false;
        for (SchedulerEntry entry = take(); entry != null; entry = take()) {
            Throwable failure = run(entry);
            // An interrupt that was meant for one run must not reach the next.
            interrupted |= Thread.interrupted();
            start(finish(entry, failure));
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private @Nullable SchedulerEntry take() {
        lock.lock();
        try {
            SchedulerEntry entry = core.takeReady();
            if (entry == null) {
                workerEnds();
            }
            return entry;
        } finally {
            lock.unlock();
        }
    }

    /** Also an error must not end the task silently, as it would in the executors of the JDK. */
    private static @Nullable Throwable run(SchedulerEntry entry) {
        try {
            entry.spec.action().run();
            return null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            LOG.warn("a run of the task {} was interrupted", entry.spec.name());
            return e;
        } catch (Throwable e) {
            LOG.warn("a run of the task {} failed", entry.spec.name(), e);
            return e;
        }
    }

    private int finish(SchedulerEntry entry, @Nullable Throwable failure) {
        lock.lock();
        try {
            Instant now = readClock();
            core.finish(entry, failure, now);
            return core.isClosed() ? 0 : advance(now);
        } finally {
            lock.unlock();
        }
    }

    private void workerStarts() {
        lock.lock();
        try {
            starting--;
        } finally {
            lock.unlock();
        }
    }

    private void workerEnds() {
        lock.lock();
        try {
            workers--;
            idle.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public List<TaskStatus> tasks() {
        return locked(core::statuses);
    }

    @Override
    public SchedulerStatus status() {
        return locked(core::status);
    }

    @Override
    public boolean close(Duration timeout) {
        long deadline = System.nanoTime()
                + InvalidValueException.requirePositive("timeout", timeout).toNanos();
        boolean ended = awaitIdle(deadline);
        if (!ownsExecutors) {
            return ended;
        }
        return executors.close(Duration.ofNanos(Math.max(1, deadline - System.nanoTime()))) && ended;
    }

    private boolean awaitIdle(long deadline) {
        lock.lock();
        try {
            core.close();
            alarm.disarm();
            while (workers > 0) {
                long left = deadline - System.nanoTime();
                if (left <= 0 || (idle.awaitNanos(left) <= 0 && workers > 0)) {
                    return false;
                }
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        var unused = close(CLOSE_TIMEOUT);
    }
}
