// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.logging.file;

import ai.smartwhale.commons.logging.file.ArchiveNames.Archive;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/**
 * What was put away of a log. An archive is gzipped into a file with a temporary name, which then takes the final name
 * in one step; so whatever a crash leaves behind is either the plain file or a whole gzip file. Thread-safe.
 */
public final class LogArchives {

    private static final int BUFFER_BYTES = 64 << 10;

    private final FileHandlerConfig config;
    private final ArchiveNames names;
    private final InstantSource clock;
    private final ReentrantLock compressing = new ReentrantLock();
    private final ReentrantLock naming = new ReentrantLock();

    /**
     * Creates the archives of a log.
     *
     * @param config which log, and how much is kept
     * @param clock says how old archives are
     */
    public LogArchives(FileHandlerConfig config, InstantSource clock) {
        this.config = config;
        this.names = new ArchiveNames(config);
        this.clock = clock;
    }

    /**
     * The archives, oldest first.
     *
     * @return their files
     * @throws IOException if the directory cannot be read
     */
    public List<Path> list() throws IOException {
        return archives().stream().map(Archive::path).toList();
    }

    private List<Archive> archives() throws IOException {
        try (Stream<Path> files = Files.list(config.directory())) {
            return files.flatMap(file -> names.parse(file).stream())
                    .sorted(Comparator.comparingLong(Archive::number).thenComparing(Archive::gzipped))
                    .toList();
        }
    }

    /** Puts the file away under the next name. */
    void putAway(Path file) throws IOException {
        naming.lock();
        try {
            long last = archives().stream().mapToLong(Archive::number).max().orElse(0);
            Files.move(file, names.name(clock.instant(), last + 1), StandardCopyOption.ATOMIC_MOVE);
        } finally {
            naming.unlock();
        }
    }

    /**
     * Gzips what is not, also what a crash left.
     *
     * @throws IOException if one cannot be gzipped; it stays as it is
     */
    public void compressAll() throws IOException {
        if (!config.compress()) {
            return;
        }
        compressing.lock();
        try {
            removeUnfinished();
            for (Archive archive : archives()) {
                if (!archive.gzipped()) {
                    compress(archive.path());
                }
            }
        } finally {
            compressing.unlock();
        }
    }

    private void removeUnfinished() throws IOException {
        List<Path> unfinished;
        try (Stream<Path> files = Files.list(config.directory())) {
            unfinished = files.filter(names::isUnfinished).toList();
        }
        for (Path file : unfinished) {
            Files.deleteIfExists(file);
        }
    }

    private void compress(Path plain) throws IOException {
        Path whole = ArchiveNames.with(plain, ArchiveNames.GZIP);
        if (!Files.exists(whole)) {
            Path unfinished = ArchiveNames.with(plain, ArchiveNames.UNFINISHED);
            try (InputStream in = Files.newInputStream(plain);
                    OutputStream out = new GZIPOutputStream(Files.newOutputStream(unfinished), BUFFER_BYTES)) {
                in.transferTo(out);
            } catch (NoSuchFileException deletedMeanwhile) {
                Files.deleteIfExists(unfinished);
                return;
            }
            Files.move(unfinished, whole, StandardCopyOption.ATOMIC_MOVE);
        }
        Files.deleteIfExists(plain);
    }

    /**
     * Deletes what is too old, then the oldest while all are too large together.
     *
     * @return what was deleted
     * @throws IOException if the directory cannot be read or a file not be deleted
     */
    public LogCleanupReport cleanup() throws IOException {
        naming.lock();
        try {
            List<Archive> archives = archives();
            Instant oldest = clock.instant().minus(config.retention());
            long total = size(config.file());
            for (Archive archive : archives) {
                total += size(archive.path());
            }
            int deleted = 0;
            long freed = 0;
            for (Archive archive : archives) {
                if (total <= config.maxTotalBytes() && !archive.time().isBefore(oldest)) {
                    continue;
                }
                long bytes = size(archive.path());
                if (Files.deleteIfExists(archive.path())) {
                    deleted++;
                    freed += bytes;
                }
                total -= bytes;
            }
            return new LogCleanupReport(deleted, freed, archives.size() - deleted, Math.max(0, total));
        } finally {
            naming.unlock();
        }
    }

    private static long size(Path file) throws IOException {
        try {
            return Files.size(file);
        } catch (NoSuchFileException gone) {
            return 0;
        }
    }
}
