// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.coordinator.sync;

import ai.smartwhale.commons.concurrent.Ticker;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One transfer, moved step by step: each step says when it wants the next one. Steps come one at a time, on any thread;
 * {@link #cancel} and {@link #endStall} come from others.
 */
final class SyncFlight {

    private static final Logger LOG = LoggerFactory.getLogger(SyncFlight.class);
    /** After so many chunks others may have the thread. */
    private static final int CHUNKS_A_STEP = 256;

    final SyncRoute route;
    final SyncProgress progress = new SyncProgress();
    private final SyncManagerConfig config;
    private final ByteBudget budget;
    private final Ticker ticker;
    private final RandomGenerator random;
    private volatile boolean cancelled;
    private volatile @Nullable InputStream reader;
    private volatile boolean reading;
    private volatile boolean stalled;
    private volatile long readingSince;
    private @Nullable SyncStage stage;
    private @Nullable SyncContent content;
    private byte[] buffer = new byte[0];
    private int fruitless;
    private int restarts;
    private Duration lastWait = Duration.ZERO;

    /** What comes after a step: another one after a wait, or the end. */
    record Next(Optional<SyncState> end, long waitNanos) {
        static Next after(long nanos) {
            return new Next(Optional.empty(), nanos);
        }

        static Next end(SyncState state) {
            return new Next(Optional.of(state), 0);
        }
    }

    SyncFlight(SyncRoute route, SyncManagerConfig config, ByteBudget budget, Ticker ticker, RandomGenerator random) {
        this.route = route;
        this.config = config;
        this.budget = budget;
        this.ticker = ticker;
        this.random = random;
    }

    void cancel() {
        cancelled = true;
        interruptReader();
    }

    /** Ends a read that hangs, which then fails. */
    void endStall() {
        if (reading && ticker.nanoTime() - readingSince >= config.stall().toNanos()) {
            stalled = true;
            interruptReader();
        }
    }

    /** From another thread than that of the step, which alone forgets the reader. */
    private void interruptReader() {
        InputStream open = reader;
        if (open != null) {
            closeQuietly(open);
        }
    }

    Next step() {
        Next next = tryStep();
        if (next.end.isPresent()) {
            closeAll();
        }
        return next;
    }

    private Next tryStep() {
        try {
            return cancelled ? Next.end(SyncState.CANCELLED) : move();
        } catch (IOException | UncheckedIOException failure) {
            return failed(failure);
        } catch (RuntimeException | Error failure) {
            // Errors too: whoever waits for this transfer must learn of its end.
            LOG.warn("an endpoint failed", failure);
            return failed(failure);
        }
    }

    private Next move() throws IOException {
        InputStream from = reader != null ? reader : open();
        SyncStage to = stage;
        for (int chunk = 0; chunk < CHUNKS_A_STEP && !cancelled && to != null; chunk++) {
            long wait = budget.nanosToWait(ticker.nanoTime());
            if (wait > 0) {
                return Next.after(wait);
            }
            int read = read(from);
            if (read < 0) {
                return complete(to);
            }
            budget.spend(read);
            to.write(buffer, read);
            progress.moved(read, to.position());
            if (progress.size >= 0 && progress.position > progress.size) {
                throw new SyncException(SyncProblem.SOURCE_CHANGED, "more was sent than there was");
            }
            fruitless = 0;
        }
        return Next.after(0);
    }

    private int read(InputStream from) throws IOException {
        if (buffer.length == 0) {
            buffer = new byte[config.chunkBytes()];
        }
        readingSince = ticker.nanoTime();
        reading = true;
        try {
            int read = from.read(buffer);
            if (stalled) {
                throw new IOException("nothing came for " + config.stall());
            }
            return read;
        } finally {
            reading = false;
        }
    }

    private InputStream open() throws IOException {
        progress.begun();
        stalled = false;
        SyncContent found = route.from()
                .describe(route.source().name())
                .orElseThrow(() -> new SyncException(SyncProblem.SOURCE_MISSING, "nothing there"));
        content = found;
        progress.size = found.size().orElse(-1);
        Optional<String> key = route.resumeKey(found);
        SyncStage to = route.to().stage(route.destination().name(), key.orElse(Sha256.of("")));
        if (key.isEmpty()
                || (found.size().isPresent() && to.position() > found.size().getAsLong())) {
            to.discard();
            to = route.to().stage(route.destination().name(), key.orElse(Sha256.of("")));
        }
        stage = to;
        progress.position = to.position();
        InputStream from = progress.position == progress.size
                ? InputStream.nullInputStream()
                : route.from().read(route.source().name(), found, progress.position);
        reader = from;
        if (cancelled) {
            interruptReader();
        }
        return from;
    }

    private Next complete(SyncStage to) throws IOException {
        closeReader();
        if (cancelled) {
            return Next.end(SyncState.CANCELLED);
        }
        if (progress.size >= 0 && progress.position < progress.size) {
            throw new IOException("broke off after " + progress.position + " of " + progress.size + " bytes");
        }
        requireUnchanged();
        verify(to);
        to.commit();
        stage = null;
        progress.problem = Optional.empty();
        progress.detail = Optional.empty();
        return Next.end(SyncState.COMPLETED);
    }

    private void requireUnchanged() throws IOException {
        Optional<SyncContent> now = route.from().describe(route.source().name());
        if (!now.equals(Optional.ofNullable(content))) {
            throw new SyncException(SyncProblem.SOURCE_CHANGED, "changed while it was read");
        }
    }

    private void verify(SyncStage to) throws IOException {
        String actual = to.checksum();
        Optional<String> expected = route.sha256();
        progress.verification = Optional.of(SyncVerification.EXPECTED);
        if (expected.isEmpty()) {
            expected = route.from().checksum(route.source().name());
            progress.verification =
                    Optional.of(expected.isPresent() ? SyncVerification.SOURCE : SyncVerification.LENGTH);
        }
        if (expected.isPresent() && !expected.orElseThrow().equals(actual)) {
            throw new SyncException(
                    SyncProblem.CHECKSUM_MISMATCH, "is " + actual + " instead of " + expected.orElseThrow());
        }
        progress.sha256 = Optional.of(actual);
    }

    private Next failed(Throwable failure) {
        closeReader();
        if (cancelled) {
            return Next.end(SyncState.CANCELLED);
        }
        SyncProblem problem = failure instanceof SyncException typed ? typed.problem() : SyncProblem.IO;
        progress.problem = Optional.of(problem);
        progress.detail = Optional.of(failure.toString());
        progress.verification = Optional.empty();
        boolean anew = problem == SyncProblem.SOURCE_CHANGED || problem == SyncProblem.CHECKSUM_MISMATCH;
        dropStage(anew);
        fruitless++;
        // What must begin anew made progress in vain, each time.
        restarts += anew ? 1 : 0;
        if (!problem.isWorthRetry() || Math.max(fruitless, restarts) >= config.mostAttempts()) {
            return Next.end(SyncState.FAILED);
        }
        lastWait = config.backoff().delay(Math.max(fruitless, restarts), lastWait, random);
        return Next.after(Math.max(0, lastWait.toNanos()));
    }

    private void dropStage(boolean anew) {
        SyncStage old = stage;
        stage = null;
        if (old != null) {
            try {
                if (anew) {
                    old.discard();
                    progress.position = 0;
                }
                old.close();
            } catch (IOException e) {
                LOG.warn("what was staged cannot be closed", e);
            }
        }
    }

    private void closeReader() {
        InputStream open = reader;
        reader = null;
        if (open != null) {
            closeQuietly(open);
        }
    }

    private static void closeQuietly(InputStream open) {
        try {
            open.close();
        } catch (IOException | RuntimeException e) {
            LOG.debug("a source cannot be closed", e);
        }
    }

    private void closeAll() {
        closeReader();
        dropStage(false);
        buffer = new byte[0];
    }
}
