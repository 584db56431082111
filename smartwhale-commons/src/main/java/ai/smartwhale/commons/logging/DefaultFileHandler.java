// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.logging;

import ai.smartwhale.commons.concurrent.CommonsExecutors;
import ai.smartwhale.commons.logging.file.FileHandlerConfig;
import ai.smartwhale.commons.logging.file.LogArchives;
import ai.smartwhale.commons.logging.file.LogCleanupReport;
import ai.smartwhale.commons.logging.file.RotatingFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** Puts intake, file and archives together. */
final class DefaultFileHandler implements FileHandler {

    private final HandlerIntake intake;
    private final FileDuty duty;
    private final LogArchives archives;

    static FileHandler open(FileHandlerConfig config, LogFormatter formatter, HandlerSettings settings) {
        LogArchives archives = new LogArchives(config, settings.clock());
        RotatingFile file;
        try {
            file = RotatingFile.open(config, archives, settings.clock());
        } catch (IOException e) {
            throw new UncheckedIOException("The log file " + config.file() + " cannot be opened", e);
        }
        // One thread writes, the other one compresses.
        CommonsExecutors threads = CommonsExecutors.create("log-" + settings.name(), 2);
        DefaultFileHandler handler = new DefaultFileHandler(file, archives, formatter, settings, threads);
        handler.intake.start();
        return handler;
    }

    private DefaultFileHandler(
            RotatingFile file,
            LogArchives archives,
            LogFormatter formatter,
            HandlerSettings settings,
            CommonsExecutors threads) {
        this.archives = archives;
        FileDuty[] made = new FileDuty[1];
        this.intake = new HandlerIntake(settings, threads, entrance -> {
            made[0] = new FileDuty(entrance, formatter, settings, file, archives, threads);
            return made[0];
        });
        this.duty = made[0];
    }

    @Override
    public void writeLog(LogRecord record) {
        intake.take(record);
    }

    @Override
    public boolean flush(Duration timeout) {
        return intake.flush(timeout, () -> counts().heldInMemory() == 0);
    }

    @Override
    public CompletableFuture<Boolean> rotateFiles() {
        return intake.rotate();
    }

    @Override
    public LogCleanupReport cleanupOld() {
        try {
            return archives.cleanup();
        } catch (IOException e) {
            throw new UncheckedIOException("The archives of the log cannot be read", e);
        }
    }

    @Override
    public HandlerCounts counts() {
        HandlerCounters entrance = intake.counters();
        return new HandlerCounts(
                entrance.offeredTotal(),
                entrance.excludedTotal(),
                0,
                duty.written(),
                entrance.droppedByReason(),
                intake.queue().size() + duty.held(),
                0,
                0,
                0,
                duty.failures());
    }

    @Override
    public void close() {
        intake.close();
    }
}
