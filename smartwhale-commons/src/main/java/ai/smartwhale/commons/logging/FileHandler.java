// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.logging;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.logging.file.FileHandlerConfig;
import ai.smartwhale.commons.logging.file.LogCleanupReport;
import java.util.concurrent.CompletableFuture;

/**
 * Writes events to a file, whole lines only, and starts a new file when it becomes too large or a period ends. What was
 * written to goes into archives, gzipped, which are deleted when they are too old or too large together. Needs no
 * logging framework.
 *
 * <p>While the file cannot be written, because the disk is full or the directory is gone, events wait in the queue and
 * writing is tried again; what finds no room there is counted.
 */
public interface FileHandler extends LogHandler {

    /**
     * Opens a handler with default settings.
     *
     * @param config where and how much
     * @param formatter makes the lines
     * @return the handler
     * @throws ai.smartwhale.commons.logging.spool.DirectoryInUseException if another handler writes this file
     * @throws java.io.UncheckedIOException if the file cannot be opened
     */
    static FileHandler open(FileHandlerConfig config, LogFormatter formatter) {
        return open(config, formatter, HandlerSettings.of("file"));
    }

    /**
     * Opens a handler.
     *
     * @param config where and how much
     * @param formatter makes the lines
     * @param settings queue, clock and listener
     * @return the handler
     * @throws ai.smartwhale.commons.logging.spool.DirectoryInUseException if another handler writes this file
     * @throws java.io.UncheckedIOException if the file cannot be opened
     */
    static FileHandler open(FileHandlerConfig config, LogFormatter formatter, HandlerSettings settings) {
        return DefaultFileHandler.open(
                InvalidValueException.requirePresent("config", config),
                InvalidValueException.requirePresent("formatter", formatter),
                InvalidValueException.requirePresent("settings", settings));
    }

    /**
     * Starts a new file behind everything that was logged before.
     *
     * @return completes with whether there was something to put away: false where the file was empty, or the handler
     *     closed before it came to it
     */
    CompletableFuture<Boolean> rotateFiles();

    /**
     * Deletes archives that are too old, and the oldest ones while all are too large together. Happens by itself after
     * every rotation.
     *
     * @return what was deleted
     * @throws java.io.UncheckedIOException if the directory cannot be read
     */
    LogCleanupReport cleanupOld();
}
