// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.logging.spool;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.atomic.LongAdder;

/**
 * A file of lines that the other side refused for good, each with the reason, as one JSON object per line: {@code id},
 * {@code time}, {@code reason}, {@code line}. When the file is full it takes no more. Written by one thread.
 */
public final class Quarantine {

    /** The name of the file in the directory of the spool. */
    public static final String FILE = "quarantine.ndjson";

    private final Path file;
    private final long maxBytes;
    private final LongAdder kept = new LongAdder();

    /**
     * Creates a quarantine.
     *
     * @param file made with the first line
     * @param maxBytes how large it may become
     */
    public Quarantine(Path file, long maxBytes) {
        this.file = file;
        this.maxBytes = maxBytes;
    }

    /**
     * Keeps a line, where there is room.
     *
     * @param line the line
     * @param reason why it was refused
     * @return whether it was kept
     * @throws IOException if the file cannot be written
     */
    public boolean keep(LogLine line, String reason) throws IOException {
        JsonStringEncoder json = JsonStringEncoder.getInstance();
        StringBuilder text = new StringBuilder(line.length() + 200);
        text.append("{\"id\":\"").append(line.id());
        text.append("\",\"time\":\"").append(line.instant());
        text.append("\",\"reason\":\"").append(json.quoteAsString(reason));
        text.append("\",\"line\":\"").append(json.quoteAsString(new String(line.bytes(), StandardCharsets.UTF_8)));
        text.append("\"}\n");
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        long size = Files.exists(file) ? Files.size(file) : 0;
        if (size + bytes.length > maxBytes) {
            return false;
        }
        Files.write(file, bytes, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        kept.increment();
        return true;
    }

    /**
     * Lines kept by this object.
     *
     * @return the number
     */
    public long kept() {
        return kept.sum();
    }
}
