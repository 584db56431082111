// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.logging.file;

import ai.smartwhale.commons.logging.spool.FileGuard;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The file that a log is written to. Holds whole lines: what a failed write left of one is cut off, and a line that a
 * crash tore is ended when the file is opened. For one thread.
 */
public final class RotatingFile implements AutoCloseable {

    private static final int BUFFER_BYTES = 64 << 10;
    private static final byte END_OF_LINE = '\n';

    private final FileHandlerConfig config;
    private final LogArchives archives;
    private final InstantSource clock;
    private final FileGuard guard;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_BYTES);
    private @Nullable FileChannel channel;
    private @Nullable Object key;
    private long size;
    private Instant period = Instant.EPOCH;
    private boolean closed;

    private RotatingFile(FileHandlerConfig config, LogArchives archives, InstantSource clock, FileGuard guard) {
        this.config = config;
        this.archives = archives;
        this.clock = clock;
        this.guard = guard;
    }

    /**
     * Opens the file behind what is in it.
     *
     * @param config where and how large
     * @param archives take what is put away
     * @param clock says when a period ends
     * @return the file
     * @throws ai.smartwhale.commons.logging.spool.DirectoryInUseException if another handler has it
     * @throws IOException if it cannot be opened
     */
    public static RotatingFile open(FileHandlerConfig config, LogArchives archives, InstantSource clock)
            throws IOException {
        Files.createDirectories(config.directory());
        FileGuard guard = FileGuard.take(ArchiveNames.with(config.file().toAbsolutePath(), ".lock"));
        try {
            RotatingFile file = new RotatingFile(config, archives, clock, guard);
            FileChannel unused = file.channel();
            return file;
        } catch (IOException | RuntimeException e) {
            guard.close();
            throw e;
        }
    }

    /** The channel, opened where it is not, for instance after a failure. */
    private FileChannel channel() throws IOException {
        FileChannel open = channel;
        if (open != null && open.isOpen()) {
            return open;
        }
        if (closed) {
            throw new IllegalStateException("closed");
        }
        Files.createDirectories(config.directory());
        open = FileChannel.open(
                config.file(), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            BasicFileAttributes attributes = Files.readAttributes(config.file(), BasicFileAttributes.class);
            Instant now = clock.instant();
            Instant touched = attributes.lastModifiedTime().toInstant();
            size = open.size();
            period = config.period().start(size == 0 || touched.isAfter(now) ? now : touched);
            key = attributes.fileKey();
            endTornLine(open);
        } catch (IOException | RuntimeException e) {
            open.close();
            throw e;
        }
        channel = open;
        return open;
    }

    private void endTornLine(FileChannel open) throws IOException {
        if (size == 0) {
            return;
        }
        ByteBuffer last = ByteBuffer.allocate(1);
        if (open.read(last, size - 1) == 1 && last.get(0) != END_OF_LINE) {
            append(open, ByteBuffer.wrap(new byte[] {END_OF_LINE}));
        }
    }

    /**
     * Writes lines, up to the end of the file or of the buffer.
     *
     * @param lines without an end of line, one at least
     * @param written is told how many of them, from the first one on, are in the file; call again for the rest
     * @return whether the file was rotated before
     * @throws IOException if they cannot be written; none of this call is in the file then
     */
    public boolean write(List<byte[]> lines, IntConsumer written) throws IOException {
        reopenIfGone();
        boolean rotated = size > 0 && size + lines.get(0).length + 1 > config.maxFileBytes() && rotate();
        FileChannel open = channel();
        byte[] first = lines.get(0);
        int count = 0;
        buffer.clear();
        if (first.length >= buffer.capacity()) {
            ByteBuffer line = ByteBuffer.allocate(first.length + 1);
            appendWhole(open, line.put(first).put(END_OF_LINE).flip());
            count = 1;
        } else {
            for (byte[] line : lines) {
                long after = size + buffer.position() + line.length + 1;
                if (line.length >= buffer.remaining() || (count > 0 && after > config.maxFileBytes())) {
                    break;
                }
                buffer.put(line).put(END_OF_LINE);
                count++;
            }
            appendWhole(open, buffer.flip());
        }
        written.accept(count);
        return rotated;
    }

    private void appendWhole(FileChannel open, ByteBuffer bytes) throws IOException {
        long before = size;
        try {
            append(open, bytes);
            if (config.fsync() == FsyncPolicy.EACH_BATCH) {
                open.force(false);
            }
        } catch (IOException e) {
            cutBack(open, before, e);
            throw e;
        }
    }

    private void append(FileChannel open, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            int count = open.write(bytes, size);
            if (count <= 0) {
                throw new EOFException("nothing could be written");
            }
            size += count;
        }
    }

    /** Where even that fails, opening again ends the torn line. */
    private void cutBack(FileChannel open, long to, IOException cause) {
        try {
            open.truncate(to);
            size = to;
        } catch (IOException e) {
            cause.addSuppressed(e);
            letGo();
        }
    }

    private void letGo() {
        FileChannel open = channel;
        channel = null;
        try {
            if (open != null) {
                open.close();
            }
        } catch (IOException alreadyBroken) {
            size = 0;
        }
    }

    /** Somebody may have moved or deleted the file, or its directory: then writing on would write to nowhere. */
    private void reopenIfGone() throws IOException {
        if (channel == null) {
            return;
        }
        try {
            BasicFileAttributes attributes = Files.readAttributes(config.file(), BasicFileAttributes.class);
            if (Objects.equals(attributes.fileKey(), key)) {
                return;
            }
        } catch (NoSuchFileException gone) {
            size = 0;
        }
        letGo();
    }

    /**
     * Puts the file away where its period has ended.
     *
     * @return whether it was
     * @throws IOException if it cannot be moved
     */
    public boolean rotateIfDue() throws IOException {
        FileChannel unused = channel();
        return config.period().start(clock.instant()).isAfter(period) && rotate();
    }

    /**
     * Puts the file away and begins a new one.
     *
     * @return whether there was something in it
     * @throws IOException if it cannot be moved; it is written to again then
     */
    public boolean rotate() throws IOException {
        reopenIfGone();
        FileChannel open = channel();
        if (size == 0) {
            period = config.period().start(clock.instant());
            return false;
        }
        if (config.fsync() != FsyncPolicy.NEVER) {
            open.force(true);
        }
        letGo();
        archives.putAway(config.file());
        FileChannel unused = channel();
        return true;
    }

    /** Closes the file; it stays as it is. */
    @Override
    public void close() throws IOException {
        closed = true;
        try (guard) {
            FileChannel open = channel;
            if (open != null && open.isOpen() && config.fsync() != FsyncPolicy.NEVER) {
                open.force(true);
            }
            letGo();
        }
    }
}
