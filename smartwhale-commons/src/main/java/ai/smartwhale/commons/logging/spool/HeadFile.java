// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.logging.spool;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;

/**
 * Up to where lines were delivered. Two places are written in turn, each with a checksum, so that a torn write costs
 * one step back, which only repeats lines.
 */
final class HeadFile implements AutoCloseable {

    /** A place: which segment, and the offset in it. */
    record Head(long segment, long offset) {}

    private static final int SLOT_BYTES = 28;

    private final FileChannel channel;
    private long turn;
    private Head head = new Head(0, 0);

    private HeadFile(FileChannel channel) {
        this.channel = channel;
    }

    static HeadFile open(Path path) throws IOException {
        HeadFile file = new HeadFile(
                FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE));
        try {
            file.read(0);
            file.read(1);
        } catch (IOException e) {
            file.close();
            throw e;
        }
        return file;
    }

    private void read(int slot) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(SLOT_BYTES);
        if (channel.read(bytes, (long) slot * SLOT_BYTES) < SLOT_BYTES || bytes.getInt(24) != checksum(bytes)) {
            return;
        }
        if (bytes.getLong(0) > turn) {
            turn = bytes.getLong(0);
            head = new Head(bytes.getLong(8), bytes.getLong(16));
        }
    }

    Head head() {
        return head;
    }

    void write(Head value) throws IOException {
        head = value;
        turn++;
        ByteBuffer bytes = ByteBuffer.allocate(SLOT_BYTES);
        bytes.putLong(turn).putLong(value.segment()).putLong(value.offset()).putInt(checksum(bytes));
        bytes.flip();
        long at = (turn & 1) * SLOT_BYTES;
        while (bytes.hasRemaining()) {
            at += channel.write(bytes, at);
        }
    }

    private static int checksum(ByteBuffer bytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes.array(), 0, 24);
        return (int) crc.getValue();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
