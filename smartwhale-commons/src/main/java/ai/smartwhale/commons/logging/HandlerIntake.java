// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.logging;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.concurrent.CommonsExecutors;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Stream;

/** The entrance of every handler: what is not taken, the queue, and the thread behind it. */
final class HandlerIntake {

    /** What handlers themselves log, and the optional clients under them. */
    private static final String OWN = "ai.smartwhale.commons.logging";

    private final RecordQueue queue;
    private final HandlerCounters counters = new HandlerCounters();
    private final ProblemReporter problems;
    private final String[] excluded;
    private final HandlerThread thread;
    private final AtomicBoolean closed = new AtomicBoolean();
    private long refusedReported;

    HandlerIntake(
            HandlerSettings settings,
            CommonsExecutors threads,
            Function<HandlerIntake, HandlerThread.Duty> duty,
            String... clients) {
        this.queue = new RecordQueue(settings.maxRecords(), settings.maxBytes());
        this.problems = new ProblemReporter(settings);
        this.excluded = Stream.of(Stream.of(OWN), Stream.of(clients), settings.excludedLoggers().stream())
                .flatMap(names -> names)
                .toArray(String[]::new);
        this.thread = new HandlerThread(threads, duty.apply(this), settings, problems);
    }

    void start() {
        thread.start();
    }

    void take(LogRecord record) {
        if (isExcluded(record.logger()) || thread.isCurrent()) {
            counters.excluded();
            return;
        }
        counters.offered();
        switch (queue.offer(record)) {
            case TAKEN -> thread.wake();
            case FULL -> counters.dropped(DropReason.QUEUE_FULL);
            case OVERSIZED -> counters.dropped(DropReason.OVERSIZED);
            case CLOSED -> counters.dropped(DropReason.CLOSED);
        }
    }

    private boolean isExcluded(String logger) {
        for (String name : excluded) {
            if (logger.startsWith(name) && (logger.length() == name.length() || logger.charAt(name.length()) == '.')) {
                return true;
            }
        }
        return false;
    }

    boolean flush(Duration timeout, BooleanSupplier nothingHeld) {
        long nanos = InvalidValueException.requirePositive("timeout", timeout).toNanos();
        if (thread.isCurrent()) {
            return false;
        }
        if (closed.get()) {
            return nothingHeld.getAsBoolean();
        }
        CompletableFuture<Boolean> reached = new CompletableFuture<>();
        queue.mark(new RecordQueue.Mark(reached, false));
        thread.wake();
        try {
            return reached.get(nanos, TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (TimeoutException | ExecutionException e) {
            return false;
        }
    }

    /** Asks for a new file behind what was taken. */
    CompletableFuture<Boolean> rotate() {
        CompletableFuture<Boolean> reached = new CompletableFuture<>();
        if (closed.get()) {
            reached.complete(false);
            return reached;
        }
        queue.mark(new RecordQueue.Mark(reached, true));
        thread.wake();
        return reached.copy();
    }

    /** Counts what nobody will write any more, and waits for those who were just putting something in. */
    void dropRest() {
        while (queue.size() > 0 || !queue.isEmpty()) {
            RecordQueue.Entry entry = queue.poll();
            if (entry instanceof RecordQueue.Event event) {
                counters.dropped(DropReason.UNWRITTEN_AT_CLOSE);
                queue.release(event);
            } else if (entry instanceof RecordQueue.Mark mark) {
                mark.reached().complete(false);
            } else {
                Thread.onSpinWait();
            }
        }
        queue.end();
    }

    /** Tells of events that were refused since the last time. */
    void reportRefused() {
        long refused = counters.refusedTotal();
        if (refused > refusedReported) {
            problems.report(
                    HandlerProblem.Kind.DROPPED, (refused - refusedReported) + " events found no room in the queue");
            refusedReported = refused;
        }
    }

    RecordQueue queue() {
        return queue;
    }

    HandlerCounters counters() {
        return counters;
    }

    ProblemReporter problems() {
        return problems;
    }

    void wake() {
        thread.wake();
    }

    void close() {
        if (closed.compareAndSet(false, true)) {
            queue.close();
            thread.close();
        }
    }
}
