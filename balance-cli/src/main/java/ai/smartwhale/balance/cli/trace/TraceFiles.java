// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.cli.trace;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.zip.GZIPInputStream;

/** Opens traces, packed with gzip or not, in any format of {@link TraceFormat}. */
public final class TraceFiles {

    /** The name of the bundled trace. */
    public static final String BUNDLED = "three-models.jsonl";

    private static final int GZIP_FIRST = 0x1f;
    private static final int GZIP_SECOND = 0x8b;

    private TraceFiles() {}

    /**
     * Reads a trace.
     *
     * @param file the file
     * @param limits how much of it
     * @return the trace, with at least one row
     * @throws IOException if the file cannot be read
     * @throws TraceFormatException if the file is in no known format or holds no request
     */
    public static Trace read(Path file, TraceLimits limits) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return read(String.valueOf(file.getFileName()), in, limits);
        }
    }

    /**
     * Reads the trace that the program brings along.
     *
     * @param limits how much of it
     * @return the trace
     */
    public static Trace bundled(TraceLimits limits) {
        try (InputStream in = Objects.requireNonNull(TraceFiles.class.getResourceAsStream(BUNDLED), BUNDLED)) {
            return read(BUNDLED, in, limits);
        } catch (IOException e) {
            throw new UncheckedIOException("The bundled trace cannot be read", e);
        }
    }

    static Trace read(String name, InputStream in, TraceLimits limits) throws IOException {
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(unpack(in), StandardCharsets.UTF_8), 1 << 16)) {
            TraceLines lines = new TraceLines(name, reader);
            String first = lines.next();
            if (first == null) {
                throw lines.problem("the file is empty");
            }
            String header = first.startsWith("\ufeff") ? first.substring(1) : first;
            lines.pushBack(header);
            for (TraceFormat format : TraceFormat.values()) {
                if (format.reader().understands(header)) {
                    return read(name, format, lines, limits);
                }
            }
            throw lines.problem("not a trace; known are Balance JSONL (at_ms, key), Azure LLM CSV"
                    + " (TIMESTAMP,ContextTokens,GeneratedTokens), Mooncake JSONL (timestamp, hash_ids), page views CSV"
                    + " (ds,y) and function invocations CSV (HashOwner,HashApp,HashFunction,Trigger,minutes)");
        }
    }

    private static Trace read(String name, TraceFormat format, TraceLines lines, TraceLimits limits)
            throws IOException {
        TraceSink sink = new TraceSink(limits);
        format.reader().read(lines, sink);
        Trace trace = sink.finish(name, format);
        if (trace.rows().isEmpty()) {
            throw lines.problem("no request in " + (trace.cut() ? "the first " + limits.maxTime() : "the file"));
        }
        return trace;
    }

    private static InputStream unpack(InputStream in) throws IOException {
        BufferedInputStream buffered = new BufferedInputStream(in, 1 << 16);
        buffered.mark(2);
        boolean packed = buffered.read() == GZIP_FIRST && buffered.read() == GZIP_SECOND;
        buffered.reset();
        return packed ? new GZIPInputStream(buffered, 1 << 16) : buffered;
    }
}
