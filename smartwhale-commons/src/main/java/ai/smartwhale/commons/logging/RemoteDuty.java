// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.logging;

import ai.smartwhale.commons.concurrent.Ticker;
import ai.smartwhale.commons.logging.spool.DeliveryConfig;
import ai.smartwhale.commons.logging.spool.DeliveryListener;
import ai.smartwhale.commons.logging.spool.DiskSpool;
import ai.smartwhale.commons.logging.spool.LineSink;
import ai.smartwhale.commons.logging.spool.LineSource;
import ai.smartwhale.commons.logging.spool.LogLine;
import ai.smartwhale.commons.logging.spool.Quarantine;
import ai.smartwhale.commons.logging.spool.SpooledDelivery;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** What the thread of a handler does that writes to another machine: format, number, hand to the delivery. */
final class RemoteDuty implements HandlerThread.Duty, LineSource, DeliveryListener {

    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

    private final HandlerIntake intake;
    private final RecordQueue queue;
    private final LineEncoder encoder;
    private final SpooledDelivery delivery;
    private final Quarantine quarantine;
    private final long epoch = new SecureRandom().nextLong();
    private long sequence;

    RemoteDuty(
            HandlerIntake intake,
            LogFormatter formatter,
            HandlerSettings settings,
            DiskSpool disk,
            LineSink sink,
            DeliveryConfig config,
            Quarantine quarantine) {
        this.intake = intake;
        this.queue = intake.queue();
        this.encoder = new LineEncoder(formatter, settings, intake.counters(), intake.problems());
        this.sequence = disk.lastSequence();
        this.quarantine = quarantine;
        this.delivery = new SpooledDelivery(disk, sink, this, config, this, settings.ticker(), intake::wake);
        if (disk.cutBytes() > 0) {
            onSpoolFailure(disk.cutBytes() + " bytes at the end of a file were torn and have been cut");
        }
    }

    SpooledDelivery delivery() {
        return delivery;
    }

    @Override
    public long work() {
        intake.reportRefused();
        return delivery.step();
    }

    @Override
    public boolean hasWork() {
        return delivery.hasAnswer() || (!queue.isEmpty() && delivery.hasRoom());
    }

    @Override
    public void drain(List<LogLine> into, int maxLines, long maxBytes) {
        int lines = 0;
        long bytes = 0;
        while (lines < maxLines && bytes < maxBytes) {
            RecordQueue.Entry entry = queue.poll();
            if (entry == null) {
                return;
            }
            if (entry instanceof RecordQueue.Mark mark) {
                delivery.markAt(sequence, mark.reached());
            } else if (entry instanceof RecordQueue.Event event) {
                byte[] line = encoder.encode(event.record());
                if (line != null) {
                    sequence++;
                    into.add(new LogLine(epoch, sequence, event.record().instant(), line));
                    lines++;
                    bytes += line.length;
                }
                queue.release(event);
            }
        }
    }

    @Override
    public boolean pressed() {
        return queue.halfFull();
    }

    @Override
    public void end(Duration timeout) {
        // In real time, whatever ticker the settings name: closing is bounded for the one who waits for it.
        Ticker ticker = Ticker.system();
        long deadline = ticker.nanoTime() + timeout.toNanos();
        try {
            bringRest(ticker, deadline);
        } catch (RuntimeException | Error e) {
            // Whatever it is, the spool is to be free for the next handler.
            intake.problems().report(HandlerProblem.Kind.INTERNAL, e.toString());
        }
        try {
            intake.counters().dropped(DropReason.UNWRITTEN_AT_CLOSE, delivery.end());
        } finally {
            intake.dropRest();
        }
    }

    private void bringRest(Ticker ticker, long deadline) {
        long rest = delivery.step();
        while (!isDone() && !delivery.isFailing() && ticker.nanoTime() - deadline < 0) {
            LockSupport.parkNanos(this, Math.min(rest, LOOK_NANOS));
            rest = delivery.step();
        }
        int before = Integer.MAX_VALUE;
        while (queue.size() > 0 && queue.size() < before) {
            before = queue.size();
            long unused = delivery.step(true);
        }
    }

    private boolean isDone() {
        return queue.size() == 0 && queue.isEmpty() && delivery.isIdle();
    }

    @Override
    public void onFailure(String reason) {
        intake.problems().report(HandlerProblem.Kind.UNREACHABLE, reason);
    }

    @Override
    public void onRejected(LogLine line, String reason) {
        intake.problems().report(HandlerProblem.Kind.REJECTED, reason);
        try {
            if (!quarantine.keep(line, reason)) {
                intake.problems().report(HandlerProblem.Kind.DROPPED, "the quarantine is full");
            }
        } catch (IOException e) {
            onSpoolFailure(e.toString());
        }
    }

    @Override
    public void onSpoolFailure(String reason) {
        intake.problems().report(HandlerProblem.Kind.FILE, reason);
    }
}
