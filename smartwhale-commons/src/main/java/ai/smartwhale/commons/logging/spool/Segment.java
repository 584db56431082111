// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.logging.spool;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** One file of a spool: a mark of the format, then lines. For one thread. */
final class Segment implements AutoCloseable {

    static final int START = 8;
    private static final long MARK = 0x53574C4F47303031L;
    private static final int READ_BYTES = 256 << 10;

    private final Path path;
    private final long number;
    private final FileChannel channel;
    private long length;
    private long lines;

    private Segment(Path path, long number, FileChannel channel) {
        this.path = path;
        this.number = number;
        this.channel = channel;
    }

    static Segment create(Path path, long number) throws IOException {
        FileChannel channel = FileChannel.open(
                path, StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE);
        Segment segment = new Segment(path, number, channel);
        try {
            segment.write(ByteBuffer.allocate(START).putLong(MARK).flip());
        } catch (IOException e) {
            segment.delete();
            throw e;
        }
        return segment;
    }

    /**
     * Opens what a process left behind, and cuts off what is not whole.
     *
     * @param offsets is told where each line ends
     * @param last receives the last sequence
     */
    static Segment open(Path path, long number, LongConsumer offsets, LongConsumer last) throws IOException {
        FileChannel channel = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE);
        Segment segment = new Segment(path, number, channel);
        try {
            segment.scan(offsets, last);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
        return segment;
    }

    private void scan(LongConsumer offsets, LongConsumer last) throws IOException {
        ByteBuffer start = ByteBuffer.allocate(START);
        if (channel.size() < START || channel.read(start, 0) < START || start.getLong(0) != MARK) {
            channel.truncate(0);
            write(ByteBuffer.allocate(START).putLong(MARK).flip());
            return;
        }
        length = START;
        for (LogLine line = readAt(length); line != null; line = readAt(length)) {
            length += LineFrame.size(line);
            lines++;
            offsets.accept(length);
            last.accept(line.sequence());
        }
        channel.truncate(length);
        window = null;
    }

    private @Nullable ByteBuffer window;
    private long windowAt;

    /** The line at a place, or null where there is no whole valid one. Reads ahead. */
    @Nullable
    LogLine readAt(long offset) throws IOException {
        ByteBuffer ahead = window;
        if (ahead != null && offset >= windowAt && offset < windowAt + ahead.limit()) {
            ahead.position((int) (offset - windowAt));
            LogLine line = LineFrame.read(ahead);
            if (line != null) {
                return line;
            }
        }
        LogLine line = LineFrame.read(fill(offset, READ_BYTES));
        return line != null ? line : readLong(offset);
    }

    /** A line longer than the window. */
    private @Nullable LogLine readLong(long offset) throws IOException {
        ByteBuffer start = fill(offset, LineFrame.HEADER_BYTES);
        if (start.remaining() < LineFrame.HEADER_BYTES) {
            return null;
        }
        int bytes = start.getInt(start.position());
        if (bytes < 0
                || bytes > LineFrame.MOST_LINE_BYTES
                || offset + LineFrame.HEADER_BYTES + bytes > channel.size()) {
            return null;
        }
        return LineFrame.read(fill(offset, LineFrame.HEADER_BYTES + bytes));
    }

    private ByteBuffer fill(long offset, int bytes) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate((int) Math.min(bytes, Math.max(0, channel.size() - offset)));
        while (buffer.hasRemaining()) {
            if (channel.read(buffer, offset + buffer.position()) < 0) {
                break;
            }
        }
        buffer.flip();
        window = buffer;
        windowAt = offset;
        return buffer;
    }

    /** Appends whole lines or nothing. */
    void append(ByteBuffer frames, int count, boolean fsync) throws IOException {
        long before = length;
        try {
            write(frames);
            if (fsync) {
                channel.force(false);
            }
            lines += count;
            window = null;
        } catch (IOException e) {
            length = before;
            try {
                channel.truncate(before);
            } catch (IOException alsoFailed) {
                e.addSuppressed(alsoFailed);
            }
            throw e;
        }
    }

    private void write(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            int written = channel.write(bytes, length);
            if (written <= 0) {
                throw new EOFException("nothing could be written to " + path.getFileName());
            }
            length += written;
        }
    }

    long number() {
        return number;
    }

    long length() {
        return length;
    }

    long lines() {
        return lines;
    }

    void delete() throws IOException {
        channel.close();
        Files.deleteIfExists(path);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
