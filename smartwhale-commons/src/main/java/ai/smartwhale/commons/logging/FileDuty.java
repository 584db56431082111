// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.logging;

import ai.smartwhale.commons.concurrent.CommonsExecutors;
import ai.smartwhale.commons.concurrent.Ticker;
import ai.smartwhale.commons.logging.file.LogArchives;
import ai.smartwhale.commons.logging.file.RotatingFile;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** What the thread of a file handler does: format, write, rotate, and try again where that fails. */
final class FileDuty implements HandlerThread.Duty {

    private static final int BATCH_LINES = 1_000;
    private static final int BATCH_BYTES = 256 << 10;
    private static final long IDLE_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long FIRST_BACKOFF_NANOS = TimeUnit.MILLISECONDS.toNanos(50);
    private static final long LONGEST_BACKOFF_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final HandlerIntake intake;
    private final RecordQueue queue;
    private final LineEncoder encoder;
    private final RotatingFile file;
    private final LogArchives archives;
    private final CommonsExecutors threads;
    private final Ticker ticker;

    private final List<byte[]> pending = new ArrayList<>();
    private RecordQueue.@Nullable Mark mark;
    private final LongAdder written = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private volatile int held;
    private int failuresInARow;
    private long retryAt;

    FileDuty(
            HandlerIntake intake,
            LogFormatter formatter,
            HandlerSettings settings,
            RotatingFile file,
            LogArchives archives,
            CommonsExecutors threads) {
        this.intake = intake;
        this.queue = intake.queue();
        this.encoder = new LineEncoder(formatter, settings, intake.counters(), intake.problems());
        this.file = file;
        this.archives = archives;
        this.threads = threads;
        this.ticker = settings.ticker();
        tidyUp();
    }

    @Override
    public long work() {
        intake.reportRefused();
        long wait = failuresInARow == 0 ? 0 : retryAt - ticker.nanoTime();
        if (wait > 0) {
            return Math.min(wait, IDLE_NANOS);
        }
        drain();
        try {
            write();
            failuresInARow = 0;
        } catch (IOException e) {
            failed.increment();
            failuresInARow++;
            long backoff = FIRST_BACKOFF_NANOS << Math.min(failuresInARow - 1, 10);
            retryAt = ticker.nanoTime() + Math.min(backoff, LONGEST_BACKOFF_NANOS);
            intake.problems().report(HandlerProblem.Kind.FILE, e.toString());
            return Math.min(backoff, IDLE_NANOS);
        }
        return queue.isEmpty() ? IDLE_NANOS : 0;
    }

    @Override
    public boolean hasWork() {
        return !queue.isEmpty() && failuresInARow == 0;
    }

    private void drain() {
        long bytes = 0;
        for (byte[] line : pending) {
            bytes += line.length;
        }
        while (mark == null && pending.size() < BATCH_LINES && bytes < BATCH_BYTES) {
            RecordQueue.Entry entry = queue.poll();
            if (entry == null) {
                return;
            }
            if (entry instanceof RecordQueue.Mark found) {
                mark = found;
            } else if (entry instanceof RecordQueue.Event event) {
                byte[] line = encoder.encode(event.record());
                if (line != null) {
                    pending.add(line);
                    held = pending.size();
                    bytes += line.length;
                }
                queue.release(event);
            }
        }
    }

    private void write() throws IOException {
        boolean rotated = file.rotateIfDue();
        while (!pending.isEmpty()) {
            rotated |= file.write(pending, lines -> {
                pending.subList(0, lines).clear();
                written.add(lines);
                held = pending.size();
            });
        }
        RecordQueue.Mark reached = mark;
        if (reached != null) {
            boolean result = !reached.rotate() || file.rotate();
            rotated |= reached.rotate() && result;
            mark = null;
            reached.reached().complete(result);
        }
        if (rotated) {
            tidyUp();
        }
    }

    /** Compresses and deletes, away from the thread that writes. */
    private void tidyUp() {
        try {
            threads.workers().execute(() -> {
                try {
                    archives.compressAll();
                    var unused = archives.cleanup();
                } catch (IOException | RuntimeException e) {
                    intake.problems().report(HandlerProblem.Kind.FILE, e.toString());
                }
            });
        } catch (RejectedExecutionException closing) {
            intake.problems().report(HandlerProblem.Kind.FILE, "archives are compressed when the log is opened next");
        }
    }

    @Override
    public void end(Duration timeout) {
        // In real time, whatever ticker the settings name: closing is bounded for the one who waits for it.
        Ticker real = Ticker.system();
        long deadline = real.nanoTime() + timeout.toNanos();
        retryAt = ticker.nanoTime();
        int failuresBefore = failuresInARow;
        try {
            do {
                long unused = work();
            } while ((queue.size() > 0 || !queue.isEmpty())
                    && failuresInARow <= failuresBefore
                    && real.nanoTime() - deadline < 0);
        } catch (RuntimeException | Error e) {
            // Whatever it is, the file is to be free for the next handler.
            intake.problems().report(HandlerProblem.Kind.INTERNAL, e.toString());
        }
        intake.counters().dropped(DropReason.UNWRITTEN_AT_CLOSE, pending.size());
        pending.clear();
        held = 0;
        if (mark != null) {
            mark.reached().complete(false);
        }
        intake.dropRest();
        try {
            file.close();
        } catch (IOException e) {
            intake.problems().report(HandlerProblem.Kind.FILE, e.toString());
        }
    }

    long written() {
        return written.sum();
    }

    int held() {
        return held;
    }

    long failures() {
        return failed.sum();
    }
}
