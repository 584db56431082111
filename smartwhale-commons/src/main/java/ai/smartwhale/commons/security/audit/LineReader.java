// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.security.audit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Reads lines as bytes, up to a limit of bytes in all. For one thread. */
final class LineReader implements AutoCloseable {

    /** What is longer is no record, and only its beginning is kept. */
    private static final int MOST_BYTES = 2 << 20;

    private final InputStream in;
    private final byte[] buffer = new byte[1 << 16];
    private long left;
    private int position;
    private int filled;

    LineReader(InputStream in, long limit) {
        this.in = in;
        this.left = limit;
    }

    /** The bytes before the line feed, how many there were with it, and whether it was there. */
    record Line(byte[] bytes, long length, boolean whole) {}

    Optional<Line> next() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
        long length = 0;
        while (fill()) {
            int end = position;
            while (end < filled && buffer[end] != '\n') {
                end++;
            }
            bytes.write(buffer, position, Math.min(end - position, MOST_BYTES - bytes.size()));
            boolean whole = end < filled;
            int next = whole ? end + 1 : end;
            length += next - (long) position;
            position = next;
            if (whole) {
                return Optional.of(new Line(bytes.toByteArray(), length, true));
            }
        }
        return length == 0 ? Optional.empty() : Optional.of(new Line(bytes.toByteArray(), length, false));
    }

    private boolean fill() throws IOException {
        if (position < filled) {
            return true;
        }
        int read = left == 0 ? -1 : in.read(buffer, 0, (int) Math.min(buffer.length, left));
        position = 0;
        filled = Math.max(read, 0);
        left -= filled;
        return filled > 0;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
