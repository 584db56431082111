// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.alerts.notification;

import ai.smartwhale.commons.InvalidValueException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the state of a notifier. A new file is written beside the old one, forced to disk and moved over it, so that a
 * crash leaves either the old or the new.
 */
final class NotifierStateFile {

    private static final Logger LOG = LoggerFactory.getLogger(NotifierStateFile.class);
    private static final long MOST_BYTES = 512L << 20;

    private final Path file;

    NotifierStateFile(Path file) {
        this.file = InvalidValueException.requirePresent("state file", file).toAbsolutePath();
    }

    /** The state; empty if there is no file or it cannot be trusted, which is then set aside. */
    NotifierState load() throws IOException {
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw new IOException("it is larger than " + MOST_BYTES + " bytes");
            }
            return StateReader.read(Files.readAllBytes(file));
        } catch (NoSuchFileException e) {
            return NotifierState.EMPTY;
        } catch (IOException e) {
            Path aside = file.resolveSibling(file.getFileName() + ".corrupt");
            Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
            LOG.warn(
                    "The state of notifications in {} cannot be used: {}. The file is now {}",
                    file,
                    e.getMessage(),
                    aside);
            return NotifierState.EMPTY;
        }
    }

    void save(NotifierState state) throws IOException {
        // Hosts are often closed by threads that were interrupted, which would close the file under their hands.
        boolean interrupted = Thread.interrupted();
        try {
            replace(state);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void replace(NotifierState state) throws IOException {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        ByteBuffer bytes = ByteBuffer.wrap(StateWriter.write(state));
        try (FileChannel channel = FileChannel.open(
                fresh, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
