// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.control.quarantine;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.zip.CRC32C;

/**
 * One file of a spool: frames of {@code length, checksum, kind, bytes}. The checksum is CRC-32C of kind and bytes. For
 * one thread at a time.
 */
final class SpoolSegment implements AutoCloseable {

    /** An entry. */
    static final byte ENTRY = 1;
    /** The place of an entry that is gone. */
    static final byte REMOVAL = 2;

    static final int HEADER = 9;

    /** A frame and where the next one begins. */
    record Frame(byte kind, byte[] bytes, int next) {}

    private final int number;
    private final Path file;
    private FileChannel channel;
    private int size;
    private int entries;
    private Instant newest = Instant.MIN;

    private SpoolSegment(int number, Path file, FileChannel channel, int size) {
        this.number = number;
        this.file = file;
        this.channel = channel;
        this.size = size;
    }

    static SpoolSegment open(int number, Path file) throws IOException {
        FileChannel channel = channel(file);
        return new SpoolSegment(number, file, channel, Math.toIntExact(Files.size(file)));
    }

    private static FileChannel channel(Path file) throws IOException {
        return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    }

    /** What is done with the file, from its beginning each time. */
    @FunctionalInterface
    private interface Work {

        void on(FileChannel open) throws IOException;
    }

    /** A thread that is interrupted closes the channel under its hands, which is no reason to lose the file. */
    private void uninterrupted(Work work) throws IOException {
        boolean interrupted = Thread.interrupted();
        try {
            while (true) {
                try {
                    work.on(channel);
                    return;
                } catch (ClosedByInterruptException e) {
                    interrupted |= Thread.interrupted();
                    channel = channel(file);
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    int number() {
        return number;
    }

    int size() {
        return size;
    }

    int entries() {
        return entries;
    }

    Instant newest() {
        return newest;
    }

    void counted(Instant at) {
        entries++;
        newest = at.isAfter(newest) ? at : newest;
    }

    /** Writes a frame at the end and says where it begins. */
    int append(byte kind, byte[] bytes) throws IOException {
        ByteBuffer frame = ByteBuffer.allocate(HEADER + bytes.length)
                .putInt(bytes.length)
                .putInt(checksum(kind, bytes))
                .put(kind)
                .put(bytes)
                .flip();
        int begin = size;
        uninterrupted(open -> {
            frame.rewind();
            while (frame.hasRemaining()) {
                open.write(frame, begin + (long) frame.position());
            }
        });
        size = begin + frame.limit();
        return begin;
    }

    /**
     * Reads a frame.
     *
     * @throws IOException if there is no whole frame with the right checksum
     */
    Frame read(int offset) throws IOException {
        ByteBuffer header = fill(ByteBuffer.allocate(HEADER), offset);
        int length = header.getInt();
        int checksum = header.getInt();
        byte kind = header.get();
        if (length < 0 || length > size - offset - HEADER) {
            throw new EOFException("a frame is cut off");
        }
        byte[] bytes = fill(ByteBuffer.allocate(length), offset + HEADER).array();
        if (checksum(kind, bytes) != checksum) {
            throw new IOException("a frame has a wrong checksum");
        }
        return new Frame(kind, bytes, offset + HEADER + length);
    }

    /** Cuts off what lies behind an offset. */
    void truncate(int offset) throws IOException {
        uninterrupted(open -> open.truncate(offset));
        size = offset;
    }

    void force() throws IOException {
        uninterrupted(open -> open.force(false));
    }

    void delete() throws IOException {
        channel.close();
        Files.deleteIfExists(file);
    }

    @Override
    public void close() throws IOException {
        force();
        channel.close();
    }

    private ByteBuffer fill(ByteBuffer buffer, int offset) throws IOException {
        uninterrupted(open -> {
            buffer.clear();
            while (buffer.hasRemaining()) {
                if (open.read(buffer, offset + (long) buffer.position()) < 0) {
                    throw new EOFException("a frame is cut off");
                }
            }
        });
        return buffer.flip();
    }

    private static int checksum(byte kind, byte[] bytes) {
        CRC32C sum = new CRC32C();
        sum.update(kind);
        sum.update(bytes);
        return (int) sum.getValue();
    }
}
