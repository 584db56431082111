// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.security.audit;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Reads the lines of a trail through all its files, with one line of foresight. For one thread. */
final class TrailReader implements AutoCloseable {

    private final ChainHash chain;
    private final Deque<Path> putBy;
    private final Path currentName;
    private final LineReader current;
    private LineReader reader;
    private Path file;
    private long number;
    private Optional<Line> ahead = Optional.empty();
    private boolean atCurrent;

    /**
     * A line of the trail.
     *
     * @param line what the chain needs of it, or empty if it is no whole record
     * @param torn whether it is the last of all and lacks its end
     * @param where the file and the number of the line
     */
    record Line(Optional<AuditLine> line, boolean torn, String where) {

        boolean follows(AuditHead before) {
            return line.map(found -> found.follows(before)).orElse(false);
        }
    }

    TrailReader(List<Path> putBy, Path currentName, InputStream current, long currentBytes, ChainHash chain)
            throws IOException {
        this.chain = chain;
        this.putBy = new ArrayDeque<>(putBy);
        this.currentName = currentName;
        this.current = new LineReader(current, currentBytes);
        this.reader = this.current;
        this.file = currentName;
        nextFile();
        this.ahead = read();
    }

    Optional<Line> next() throws IOException {
        Optional<Line> now = ahead;
        ahead = now.isEmpty() ? now : read();
        return now;
    }

    Optional<Line> peek() {
        return ahead;
    }

    String where() {
        return file.getFileName() + ", line " + number;
    }

    private Optional<Line> read() throws IOException {
        while (true) {
            Optional<LineReader.Line> raw = reader.next();
            if (raw.isPresent()) {
                number++;
                boolean whole = raw.orElseThrow().whole();
                Optional<AuditLine> parsed =
                        whole ? AuditLine.parse(raw.orElseThrow().bytes(), chain) : Optional.empty();
                return Optional.of(new Line(parsed, !whole && atCurrent, where()));
            }
            if (atCurrent) {
                return Optional.empty();
            }
            reader.close();
            nextFile();
        }
    }

    private void nextFile() throws IOException {
        Path next = putBy.poll();
        number = 0;
        atCurrent = next == null;
        file = next == null ? currentName : next;
        reader = next == null ? current : new LineReader(Files.newInputStream(next), Long.MAX_VALUE);
    }

    @Override
    public void close() throws IOException {
        try {
            reader.close();
        } finally {
            current.close();
        }
    }
}
