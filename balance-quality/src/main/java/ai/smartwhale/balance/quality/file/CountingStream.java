// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.file;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Counts the bytes that are read. */
final class CountingStream extends FilterInputStream {

    private long bytes;

    CountingStream(InputStream in) {
        super(in);
    }

    /** Opens a file behind its byte order mark. */
    static CountingStream open(TableFile file) throws IOException {
        CountingStream in = new CountingStream(java.nio.file.Files.newInputStream(file.path()));
        try {
            in.skipNBytes(file.mark());
            return in;
        } catch (IOException e) {
            in.close();
            throw e;
        }
    }

    long bytes() {
        return bytes;
    }

    @Override
    public int read() throws IOException {
        int one = super.read();
        bytes += one < 0 ? 0 : 1;
        return one;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int count = super.read(buffer, offset, length);
        bytes += Math.max(0, count);
        return count;
    }
}
