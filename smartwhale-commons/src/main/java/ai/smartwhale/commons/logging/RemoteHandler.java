// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.logging;

import ai.smartwhale.commons.concurrent.CommonsExecutors;
import ai.smartwhale.commons.logging.spool.DeliveryConfig;
import ai.smartwhale.commons.logging.spool.DiskSpool;
import ai.smartwhale.commons.logging.spool.LineSink;
import ai.smartwhale.commons.logging.spool.Quarantine;
import ai.smartwhale.commons.logging.spool.SpoolConfig;
import ai.smartwhale.commons.logging.spool.SpooledDelivery;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;

/** A handler that writes to another machine: intake, spool and delivery put together. */
final class RemoteHandler implements LogHandler {

    private static final long QUARANTINE_BYTES = 64L << 20;
    private static final int THREADS = 4;

    private final HandlerIntake intake;
    private final SpooledDelivery delivery;
    private final Quarantine quarantine;

    /**
     * Opens a handler.
     *
     * @param sink makes the other side, with threads for what it does beside
     * @param clients whose events are not taken
     */
    static RemoteHandler open(
            SpoolConfig spool,
            DeliveryConfig delivery,
            LogFormatter formatter,
            HandlerSettings settings,
            Function<CommonsExecutors, LineSink> sink,
            String... clients) {
        DiskSpool disk;
        try {
            disk = DiskSpool.open(spool);
        } catch (IOException e) {
            throw new UncheckedIOException("The spool " + spool.directory() + " cannot be opened", e);
        }
        CommonsExecutors threads = CommonsExecutors.create("log-" + settings.name(), THREADS);
        try {
            RemoteHandler handler = new RemoteHandler(
                    disk, spool, delivery, formatter, settings, threads, sink.apply(threads), clients);
            handler.intake.start();
            return handler;
        } catch (RuntimeException | LinkageError e) {
            threads.close();
            closeQuietly(disk, e);
            throw e;
        }
    }

    private static void closeQuietly(DiskSpool disk, Throwable cause) {
        try {
            disk.close();
        } catch (IOException e) {
            cause.addSuppressed(e);
        }
    }

    private RemoteHandler(
            DiskSpool disk,
            SpoolConfig spool,
            DeliveryConfig config,
            LogFormatter formatter,
            HandlerSettings settings,
            CommonsExecutors threads,
            LineSink sink,
            String... clients) {
        this.quarantine = new Quarantine(spool.directory().resolve(Quarantine.FILE), QUARANTINE_BYTES);
        RemoteDuty[] duty = new RemoteDuty[1];
        this.intake = new HandlerIntake(
                settings,
                threads,
                entrance -> {
                    duty[0] = new RemoteDuty(entrance, formatter, settings, disk, sink, config, quarantine);
                    return duty[0];
                },
                clients);
        this.delivery = duty[0].delivery();
    }

    @Override
    public void writeLog(LogRecord record) {
        intake.take(record);
    }

    @Override
    public boolean flush(Duration timeout) {
        return intake.flush(timeout, () -> {
            HandlerCounts now = counts();
            return now.heldInMemory() == 0 && now.heldOnDisk() == 0;
        });
    }

    @Override
    public HandlerCounts counts() {
        HandlerCounters entrance = intake.counters();
        var lines = delivery.counts();
        Map<DropReason, Long> dropped = entrance.droppedByReason();
        if (lines.rejectedTotal() > 0) {
            dropped.put(DropReason.REJECTED, lines.rejectedTotal());
        }
        if (lines.damaged() > 0) {
            dropped.put(DropReason.SPOOL_DAMAGED, lines.damaged());
        }
        return new HandlerCounts(
                entrance.offeredTotal(),
                entrance.excludedTotal(),
                lines.recovered(),
                lines.deliveredTotal(),
                dropped,
                intake.queue().size() + lines.heldInMemory(),
                lines.heldOnDisk(),
                lines.spooledTotal(),
                quarantine.kept(),
                lines.failures());
    }

    @Override
    public void close() {
        intake.close();
    }
}
