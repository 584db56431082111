// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.messaging.internal;

import ai.smartwhale.messaging.IncomingMessage;
import ai.smartwhale.messaging.MessageHandler;
import ai.smartwhale.messaging.MessagingMetrics;
import ai.smartwhale.messaging.PermanentFailureException;
import ai.smartwhale.messaging.SubscriptionConfig;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs a handler over messages: those of one key in order, those of different keys at the same time, never more than
 * the configured number at once. Failures are retried with back-off and then handed to the dead letters; only messages
 * of the same key wait for that. Knows nothing of Kafka.
 *
 * <p>{@link #submit}, {@link #nudge} and {@link #trim} belong to one feeding thread; everything else is thread-safe.
 */
public final class KeyedDispatcher {

    private static final Logger LOG = LoggerFactory.getLogger(KeyedDispatcher.class);
    private static final int TURN = 64;
    private static final int LANES_WORTH_A_TRIM = 4_096;
    private static final long QUICK_NANOS = 10_000;
    private static final int CORES = Runtime.getRuntime().availableProcessors();

    /** Where messages go that cannot be handled. */
    @FunctionalInterface
    public interface DeadLetterSink {

        /**
         * Keeps a message that cannot be handled.
         *
         * @param message the message
         * @param reason the last failure
         * @return completes when the message is kept safely
         */
        CompletionStage<?> keep(IncomingMessage message, Throwable reason);
    }

    private final SubscriptionConfig config;
    private final MessageHandler handler;
    private final Executor executor;
    private final ScheduledExecutorService timer;
    private final DeadLetterSink deadLetters;
    private final MessagingMetrics metrics;
    private final boolean measured;

    private final Map<String, Lane> lanes = new HashMap<>();
    private final Queue<Lane> ready = new ConcurrentLinkedQueue<>();
    private final AtomicInteger running = new AtomicInteger();
    private final InFlight inFlight = new InFlight();
    private final Runnable worker = this::work;

    /** How long a handler takes, roughly; racy on purpose. Starts high so that the first burst runs in parallel. */
    private volatile long typicalNanos = 100 * QUICK_NANOS;

    private volatile boolean closed;

    /**
     * Creates a dispatcher.
     *
     * @param config concurrency and retry
     * @param handler handles the messages
     * @param executor where the handler runs
     * @param timer wakes retries up
     * @param deadLetters keeps what cannot be handled
     * @param metrics is told of what happens
     */
    public KeyedDispatcher(
            SubscriptionConfig config,
            MessageHandler handler,
            Executor executor,
            ScheduledExecutorService timer,
            DeadLetterSink deadLetters,
            MessagingMetrics metrics) {
        this.config = config;
        this.handler = handler;
        this.executor = executor;
        this.timer = timer;
        this.deadLetters = deadLetters;
        this.metrics = metrics;
        this.measured = metrics != MessagingMetrics.disabled();
    }

    /**
     * Accepts a message. It begins to run after the next {@link #nudge()} at the latest.
     *
     * @param delivery the message
     */
    public void submit(Delivery delivery) {
        inFlight.enter(delivery.message().value().length);
        Optional<String> key = delivery.message().key();
        Lane lane = key.isEmpty() ? new Lane() : lanes.computeIfAbsent(key.orElseThrow(), k -> new Lane());
        if (lane.add(delivery)) {
            ready.add(lane);
        }
    }

    /** Starts one more worker if there is work for it. To be called after submitting and, now and then, while busy. */
    public void nudge() {
        if (!ready.isEmpty()) {
            startWorker();
        }
    }

    /**
     * Tells whether there is work that no worker has begun.
     *
     * @return true if a nudge may help
     */
    public boolean hasBacklog() {
        return !ready.isEmpty() && running.get() < config.concurrency();
    }

    /** Forgets keys without messages, when there are many. */
    public void trim() {
        if (lanes.size() >= LANES_WORTH_A_TRIM) {
            lanes.values().removeIf(Lane::isIdle);
        }
    }

    /**
     * Counts the messages accepted and not yet done.
     *
     * @return the count
     */
    public int inFlight() {
        return inFlight.messages();
    }

    /**
     * Adds up the values of the messages accepted and not yet done.
     *
     * @return bytes
     */
    public long inFlightBytes() {
        return inFlight.bytes();
    }

    /**
     * Asks for a call when the messages in hand have fallen to a number; once, from a worker.
     *
     * @param count the number
     * @param call what to call; must not block
     */
    public void wakeAt(int count, Runnable call) {
        inFlight.wakeAt(count, call);
    }

    /**
     * Waits for a condition that becomes true when messages are done.
     *
     * @param condition checked after every message
     * @param timeout the longest wait
     * @return whether the condition is true
     */
    public boolean await(BooleanSupplier condition, Duration timeout) {
        return inFlight.await(condition, timeout, this::nudge);
    }

    /** Begins no further message; those that run are left to end. */
    public void close() {
        closed = true;
    }

    private void startWorker() {
        int now = running.get();
        while (now < config.concurrency()) {
            if (running.compareAndSet(now, now + 1)) {
                execute();
                return;
            }
            now = running.get();
        }
    }

    private void execute() {
        try {
            executor.execute(worker);
        } catch (RejectedExecutionException e) {
            running.decrementAndGet();
            LOG.warn("the executor refused work; it is tried again with the next message", e);
        } catch (Error e) {
            // Such as no memory for one more thread.
            running.decrementAndGet();
            throw e;
        }
    }

    private void work() {
        Lane lane = ready.poll();
        while (lane != null) {
            if ((typicalNanos > QUICK_NANOS || running.get() < CORES) && !ready.isEmpty()) {
                startWorker();
            }
            if (!turn(lane)) {
                return;
            }
            lane = ready.poll();
        }
        running.decrementAndGet();
        if (!ready.isEmpty()) {
            startWorker();
        }
    }

    /** Works on a lane; false if this worker's place is now held by a pending stage. */
    private boolean turn(Lane lane) {
        long began = System.nanoTime();
        int count = 0;
        Delivery delivery = lane.head();
        while (delivery != null) {
            count++;
            if (closed || delivery.ended()) {
                drop(lane, delivery);
            } else {
                CompletionStage<Void> stage = invoke(delivery);
                if (stage != MessageHandler.DONE) {
                    learn(began, count);
                    return settle(lane, delivery, stage);
                }
                complete(lane, delivery);
            }
            if (count == TURN) {
                ready.add(lane);
                break;
            }
            delivery = lane.head();
        }
        learn(began, count);
        return true;
    }

    private void learn(long began, int count) {
        if (count > 0) {
            long nanos = (System.nanoTime() - began) / count;
            long before = typicalNanos;
            typicalNanos = before + (nanos - before) / 8;
        }
    }

    @SuppressWarnings("NullAway") // a handler that breaks its contract may return null
    private CompletionStage<Void> invoke(Delivery delivery) {
        // What an earlier handler left of an interruption is none of this message's business.
        Thread.interrupted();
        try {
            CompletionStage<Void> stage = handler.handle(delivery.message());
            return stage == null
                    ? failed(new PermanentFailureException("the handler returned null instead of a stage", null))
                    : stage;
        } catch (Throwable e) {
            // An interruption is a failure like others here: kept on the thread, it would fail the next message.
            return failed(e);
        }
    }

    private static CompletionStage<Void> failed(Throwable e) {
        return CompletableFuture.failedFuture(e);
    }

    private boolean settle(Lane lane, Delivery delivery, CompletionStage<Void> stage) {
        var future = stage.toCompletableFuture();
        if (future.isDone()) {
            Throwable failure = future.handle((nothing, e) -> e).join();
            if (failure == null) {
                complete(lane, delivery);
                ready.add(lane);
            } else {
                fail(lane, delivery, failure);
            }
            return true;
        }
        var unused = stage.whenComplete((nothing, failure) -> {
            if (failure == null) {
                complete(lane, delivery);
                ready.add(lane);
            } else {
                fail(lane, delivery, failure);
            }
            execute();
        });
        return false;
    }

    private void fail(Lane lane, Delivery delivery, Throwable failure) {
        Throwable reason = DeadLetterHeaders.unwrap(failure);
        int attempt = delivery.message().attempt();
        boolean last = attempt >= config.retry().maxAttempts() || reason instanceof PermanentFailureException;
        if (closed || delivery.ended()) {
            drop(lane, delivery);
            resume(lane);
        } else if (last && config.deadLetters()) {
            bury(lane, delivery, reason, 1);
        } else {
            if (LOG.isDebugEnabled()) {
                LOG.debug("attempt {} of {} failed", attempt, place(delivery), reason);
            }
            guard(() -> metrics.retried(delivery.message().topic(), attempt));
            delivery.nextAttempt();
            later(lane, delivery, config.retry().delayAfter(attempt));
        }
    }

    private void bury(Lane lane, Delivery delivery, Throwable reason, int attempt) {
        var unused = keep(delivery, reason).whenComplete((kept, failure) -> {
            if (failure == null) {
                LOG.warn(
                        "{} cannot be handled after {} attempts and is kept as a dead letter: {}",
                        place(delivery),
                        delivery.message().attempt(),
                        reason.getClass().getName());
                guard(() -> metrics.deadLettered(delivery.message().topic()));
                complete(lane, delivery);
                resume(lane);
            } else if (closed || delivery.ended()) {
                drop(lane, delivery);
                resume(lane);
            } else {
                LOG.warn("the dead letter of {} could not be kept; trying again", place(delivery), failure);
                Duration delay = config.retry().delayAfter(Math.min(attempt, 30));
                schedule(() -> bury(lane, delivery, reason, attempt + 1), lane, delivery, delay);
            }
        });
    }

    private CompletionStage<?> keep(Delivery delivery, Throwable reason) {
        try {
            return deadLetters.keep(delivery.message(), reason);
        } catch (RuntimeException e) {
            return failed(e);
        }
    }

    private void later(Lane lane, Delivery delivery, Duration delay) {
        schedule(() -> resume(lane), lane, delivery, delay);
    }

    private void schedule(Runnable task, Lane lane, Delivery delivery, Duration delay) {
        try {
            var unused = timer.schedule(task, delay.toNanos(), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException e) {
            drop(lane, delivery);
            resume(lane);
        }
    }

    private void resume(Lane lane) {
        ready.add(lane);
        startWorker();
    }

    private void complete(Lane lane, Delivery delivery) {
        lane.finish();
        delivery.markDone();
        if (measured) {
            Duration latency = Duration.ofNanos(System.nanoTime() - delivery.receivedNanos());
            guard(() -> metrics.handled(delivery.message().topic(), latency));
        }
        inFlight.leave(delivery.message().value().length);
    }

    private void drop(Lane lane, Delivery delivery) {
        lane.finish();
        inFlight.leave(delivery.message().value().length);
    }

    private static void guard(Runnable listener) {
        try {
            listener.run();
        } catch (RuntimeException e) {
            LOG.warn("a metrics listener failed", e);
        }
    }

    private static String place(Delivery delivery) {
        IncomingMessage m = delivery.message();
        return m.topic() + '-' + m.partition() + '@' + m.offset();
    }
}
