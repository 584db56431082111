// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.logging.spool;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * A line as it lies on disk: length of the line and CRC-32C of all behind it (4 bytes each), epoch, sequence,
 * milliseconds since 1970 (8 bytes each), the line. Big-endian.
 */
final class LineFrame {

    static final int HEADER_BYTES = 32;
    static final int MOST_LINE_BYTES = 16 << 20;

    private static final int CHECKED_FROM = 8;

    private LineFrame() {}

    static int size(LogLine line) {
        return HEADER_BYTES + line.length();
    }

    static void write(LogLine line, ByteBuffer into) {
        int start = into.position();
        into.putInt(line.length()).putInt(0);
        into.putLong(line.epoch())
                .putLong(line.sequence())
                .putLong(line.instant().toEpochMilli());
        into.put(line.bytes());
        into.putInt(start + Integer.BYTES, checksum(into, start, size(line)));
    }

    /** Reads the line at the position and moves behind it; null, and no move, where there is no whole valid one. */
    static @Nullable LogLine read(ByteBuffer from) {
        int start = from.position();
        if (from.remaining() < HEADER_BYTES) {
            return null;
        }
        int length = from.getInt(start);
        if (length < 0 || length > MOST_LINE_BYTES || from.remaining() < HEADER_BYTES + length) {
            return null;
        }
        if (from.getInt(start + Integer.BYTES) != checksum(from, start, HEADER_BYTES + length)) {
            return null;
        }
        long epoch = from.getLong(start + 8);
        long sequence = from.getLong(start + 16);
        if (sequence < 0) {
            return null;
        }
        Instant instant = Instant.ofEpochMilli(from.getLong(start + 24));
        byte[] bytes = new byte[length];
        from.position(start + HEADER_BYTES).get(bytes);
        return new LogLine(epoch, sequence, instant, bytes);
    }

    private static int checksum(ByteBuffer buffer, int start, int size) {
        CRC32C crc = new CRC32C();
        crc.update(buffer.duplicate().position(start + CHECKED_FROM).limit(start + size));
        return (int) crc.getValue();
    }
}
