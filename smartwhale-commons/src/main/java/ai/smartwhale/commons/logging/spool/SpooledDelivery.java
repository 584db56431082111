// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.logging.spool;

import ai.smartwhale.commons.concurrent.Ticker;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Brings lines from a source to another machine, in order and at least once. While that machine answers, lines go to it
 * from memory. When it fails, or is slower than lines come, they go to the spool first, and from there to the machine
 * when it answers again; none overtakes another.
 *
 * <p>Everything happens in {@link #step()}, which one thread calls whenever there may be something to do. The counts
 * may be read by any thread.
 */
public final class SpooledDelivery {

    private static final long IDLE_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final DiskSpool spool;
    private final LineSink sink;
    private final LineSource source;
    private final DeliveryConfig config;
    private final DeliveryListener listener;
    private final Ticker ticker;
    private final Runnable wake;
    private final DeliveryCounts counts;

    private final List<LogLine> pending = new ArrayList<>();
    private final Deque<FlushMark> marks = new ArrayDeque<>();
    private @Nullable Batch batch;
    private int failures;
    private long retryAt;
    private int spoolFailures;
    private long spoolRetryAt;

    private record FlushMark(long sequence, CompletableFuture<Boolean> reached) {}

    /**
     * Creates a delivery.
     *
     * @param spool where lines wait; closed by {@link #end()}
     * @param sink the other side; closed by {@link #end()}
     * @param source where lines come from
     * @param config how they are sent
     * @param listener is told what fails
     * @param ticker measures back-offs and timeouts
     * @param wake is run, by any thread, when {@link #step()} should be called soon
     */
    public SpooledDelivery(
            DiskSpool spool,
            LineSink sink,
            LineSource source,
            DeliveryConfig config,
            DeliveryListener listener,
            Ticker ticker,
            Runnable wake) {
        this.spool = spool;
        this.sink = sink;
        this.source = source;
        this.config = config;
        this.listener = listener;
        this.ticker = ticker;
        this.wake = wake;
        this.retryAt = ticker.nanoTime();
        this.spoolRetryAt = retryAt;
        this.counts = new DeliveryCounts(spool.size());
    }

    /**
     * Does what can be done now.
     *
     * @return how long nothing more can be done, unless lines come or an answer does, in nanoseconds
     */
    public long step() {
        return step(false);
    }

    /**
     * Does what can be done now, and puts onto disk what cannot be sent.
     *
     * @param ending whether everything shall go to disk that is not sent at once
     * @return as {@link #step()}
     */
    public long step(boolean ending) {
        takeAnswer();
        if (hasRoom()) {
            source.drain(pending, config.maxBatchLines() - pending.size(), config.maxBatchBytes() - bytesOf(pending));
        }
        if (batch == null && ticker.nanoTime() - retryAt >= 0) {
            nextBatch();
        }
        send();
        if (failures > 0 || ending || source.pressed()) {
            spill();
        }
        publish();
        reachMarks();
        return rest();
    }

    private static long bytesOf(List<LogLine> lines) {
        long bytes = 0;
        for (LogLine line : lines) {
            bytes += line.length();
        }
        return bytes;
    }

    /**
     * Whether another line could be taken from the source.
     *
     * @return false where a whole batch waits for the one before it
     */
    public boolean hasRoom() {
        return pending.size() < config.maxBatchLines() && bytesOf(pending) < config.maxBatchBytes();
    }

    /**
     * Whether an answer came that {@link #step()} has not seen.
     *
     * @return true where it should be called now
     */
    public boolean hasAnswer() {
        CompletableFuture<Delivery> attempt = batch == null ? null : batch.attempt();
        return attempt != null && attempt.isDone();
    }

    private void takeAnswer() {
        Batch sent = batch;
        CompletableFuture<Delivery> attempt = sent == null ? null : sent.attempt();
        if (sent == null || attempt == null) {
            return;
        }
        if (!attempt.isDone()) {
            if (ticker.nanoTime() - sent.deadline() < 0) {
                return;
            }
            attempt.cancel(true);
            sent.answered();
            failed("no answer within " + config.timeout(), Optional.empty());
            return;
        }
        sent.answered();
        Delivery delivery;
        try {
            delivery = attempt.join();
        } catch (RuntimeException e) {
            Throwable cause = e.getCause();
            failed(String.valueOf(cause == null ? e : cause), Optional.empty());
            return;
        }
        settle(sent, delivery);
    }

    private void settle(Batch sent, Delivery delivery) {
        if (delivery.outcomes().size() != sent.attempts()) {
            failed(
                    "an answer for " + delivery.outcomes().size() + " of " + sent.attempts() + " lines",
                    Optional.empty());
            return;
        }
        String reason = "";
        boolean retry = false;
        for (int i = 0; i < sent.attempts(); i++) {
            LineOutcome outcome = delivery.outcomes().get(i);
            switch (outcome.verdict()) {
                case DELIVERED -> {
                    sent.settle(i);
                    counts.delivered();
                }
                case REJECTED -> {
                    sent.settle(i);
                    counts.rejected();
                    listener.onRejected(sent.attempted(i), outcome.reason());
                }
                case RETRY -> {
                    retry = true;
                    reason = outcome.reason();
                }
            }
        }
        if (retry) {
            failed(reason, delivery.retryAfter());
            return;
        }
        failures = 0;
        batch = null;
        if (sent.spooled()) {
            remove(sent.lines());
        }
    }

    private void remove(List<LogLine> lines) {
        try {
            spool.remove(lines);
        } catch (IOException e) {
            listener.onSpoolFailure(e.toString());
        }
    }

    private void failed(String reason, Optional<Duration> retryAfter) {
        failures++;
        counts.failed();
        long wait = config.backoffNanos(failures);
        long asked = retryAfter.map(Duration::toNanos).orElse(0L);
        retryAt = ticker.nanoTime()
                + Math.max(wait, Math.min(asked, config.maxBackoff().toNanos()));
        listener.onFailure(reason);
    }

    /** The spool goes first: what is in it is older. */
    private void nextBatch() {
        if (spool.size() > 0) {
            try {
                List<LogLine> lines = spool.peek(config.maxBatchLines(), config.maxBatchBytes());
                if (!lines.isEmpty()) {
                    batch = new Batch(lines, true);
                }
            } catch (IOException e) {
                failed(e.toString(), Optional.empty());
                listener.onSpoolFailure(e.toString());
            }
        } else if (!pending.isEmpty()) {
            batch = new Batch(pending, false);
            pending.clear();
        }
    }

    private void send() {
        Batch next = batch;
        if (next == null || next.attempt() != null || ticker.nanoTime() - retryAt < 0) {
            return;
        }
        List<LogLine> open = next.open();
        CompletableFuture<Delivery> future;
        try {
            future = sink.deliver(open);
        } catch (RuntimeException | LinkageError e) {
            future = CompletableFuture.failedFuture(e);
        }
        next.sent(future, ticker.nanoTime() + config.timeout().toNanos());
        var unused = future.whenComplete((delivery, error) -> wake.run());
        if (future.isDone()) {
            takeAnswer();
        }
    }

    /** Lines on their way go first, since they are older than what waits behind them. */
    private void spill() {
        if (ticker.nanoTime() - spoolRetryAt < 0) {
            return;
        }
        try {
            Batch sent = batch;
            if (sent != null && !sent.spooled()) {
                if (spool.append(sent.lines()) < sent.lines().size()) {
                    throw new IOException("the spool has no room for one batch");
                }
                counts.spooled(sent.lines().size());
                sent.nowSpooled();
            }
            if (!pending.isEmpty()) {
                int taken = spool.append(pending);
                counts.spooled(taken);
                pending.subList(0, taken).clear();
            }
            spoolFailures = 0;
        } catch (IOException e) {
            spoolFailures++;
            spoolRetryAt = ticker.nanoTime() + config.backoffNanos(spoolFailures);
            listener.onSpoolFailure(e.toString());
        }
    }

    /**
     * Completes a future when all lines up to one are settled.
     *
     * @param sequence of the last line to wait for
     * @param reached is completed by {@link #step()}, or by {@link #end()} with false
     */
    public void markAt(long sequence, CompletableFuture<Boolean> reached) {
        marks.addLast(new FlushMark(sequence, reached));
    }

    private void reachMarks() {
        long open = firstOpen();
        for (FlushMark mark = marks.peekFirst(); mark != null && mark.sequence() < open; mark = marks.peekFirst()) {
            marks.removeFirst();
            mark.reached().complete(true);
        }
    }

    private long firstOpen() {
        Batch sent = batch;
        if (sent != null) {
            return sent.firstOpen();
        }
        if (spool.size() > 0) {
            return 0;
        }
        return pending.isEmpty() ? Long.MAX_VALUE : pending.get(0).sequence();
    }

    private void publish() {
        Batch sent = batch;
        long memory = pending.size();
        long disk = spool.size();
        if (sent != null) {
            if (sent.spooled()) {
                disk -= sent.settledLines();
            } else {
                memory += sent.lines().size() - sent.settledLines();
            }
        }
        counts.held(memory, disk, spool.damagedLines());
    }

    private long rest() {
        Batch sent = batch;
        long now = ticker.nanoTime();
        if (sent != null && sent.attempt() != null) {
            return Math.min(IDLE_NANOS, Math.max(0, sent.deadline() - now));
        }
        boolean waiting = sent != null || spool.size() > 0 || !pending.isEmpty();
        return waiting ? Math.min(IDLE_NANOS, Math.max(0, retryAt - now)) : IDLE_NANOS;
    }

    /**
     * Whether everything taken from the source is settled.
     *
     * @return true where nothing waits, neither in memory nor on disk
     */
    public boolean isIdle() {
        return batch == null && pending.isEmpty() && spool.size() == 0;
    }

    /**
     * Whether the other side failed the last time.
     *
     * @return true until it answers again
     */
    public boolean isFailing() {
        return failures > 0;
    }

    /**
     * Closes the spool and the other side. Lines that are neither delivered nor on disk are lost.
     *
     * @return how many were lost
     */
    public long end() {
        spoolRetryAt = ticker.nanoTime();
        spill();
        publish();
        long lost = counts.heldInMemory();
        Batch sent = batch;
        if (sent != null && sent.spooled()) {
            remove(sent.settledHead());
        }
        pending.clear();
        batch = null;
        counts.held(0, counts.heldOnDisk(), spool.damagedLines());
        marks.forEach(mark -> mark.reached().complete(false));
        marks.clear();
        try {
            sink.close();
        } catch (RuntimeException | LinkageError e) {
            listener.onFailure(e.toString());
        }
        try {
            spool.close();
        } catch (IOException e) {
            listener.onSpoolFailure(e.toString());
        }
        return lost;
    }

    /**
     * What became of the lines.
     *
     * @return the counts, which go on counting
     */
    public DeliveryCounts counts() {
        return counts;
    }
}
