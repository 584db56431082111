// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.cli.trace;

import java.io.IOException;
import java.io.Reader;
import org.jspecify.annotations.Nullable;

/** The lines of a file, each within a bound, with their numbers. Not thread-safe. */
final class TraceLines {

    private static final int LONGEST_LINE = 1 << 20;

    private final String file;
    private final Reader in;
    private @Nullable String pushedBack;
    private long number;

    TraceLines(String file, Reader in) {
        this.file = file;
        this.in = in;
    }

    /** The next line that is not blank, or null at the end. */
    @Nullable
    String next() throws IOException {
        String again = pushedBack;
        if (again != null) {
            pushedBack = null;
            return again;
        }
        String line = readLine();
        while (line != null && line.isBlank()) {
            line = readLine();
        }
        return line;
    }

    void pushBack(String line) {
        pushedBack = line;
    }

    TraceFormatException problem(String what) {
        return new TraceFormatException(file, Math.max(1, number), what);
    }

    private @Nullable String readLine() throws IOException {
        StringBuilder line = new StringBuilder();
        int c = in.read();
        if (c < 0) {
            return null;
        }
        number++;
        while (c >= 0 && c != '\n') {
            if (line.length() >= LONGEST_LINE) {
                throw problem("longer than " + LONGEST_LINE + " characters");
            }
            line.append((char) c);
            c = in.read();
        }
        int end = line.length();
        if (end > 0 && line.charAt(end - 1) == '\r') {
            line.setLength(end - 1);
        }
        return line.toString();
    }
}
