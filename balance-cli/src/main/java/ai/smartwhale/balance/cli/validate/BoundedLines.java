// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.cli.validate;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** The lines of a stream, of which no more than {@value #LONGEST} bytes each are kept. Not thread-safe. */
final class BoundedLines {

    /** Four times the longest message, which may be written with escapes. */
    static final int LONGEST = 32 << 20;

    private static final int BYTE_ORDER_MARK = 0xfeff;

    private final InputStream in;
    private ByteArrayOutputStream line = new ByteArrayOutputStream();
    private boolean tooLong;
    private long number;

    BoundedLines(InputStream in) {
        this.in = new BufferedInputStream(in, 1 << 16);
    }

    boolean next() throws IOException {
        line = new ByteArrayOutputStream();
        tooLong = false;
        int c = in.read();
        if (c < 0) {
            return false;
        }
        number++;
        for (; c >= 0 && c != '\n'; c = in.read()) {
            if (line.size() < LONGEST) {
                line.write(c);
            } else {
                tooLong = true;
            }
        }
        return true;
    }

    boolean tooLong() {
        return tooLong;
    }

    long number() {
        return number;
    }

    String text() {
        String text = line.toString(StandardCharsets.UTF_8);
        return number == 1 && !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
    }
}
