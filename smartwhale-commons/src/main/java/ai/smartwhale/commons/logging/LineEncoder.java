// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.logging;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Formats events, and holds every formatter to what is asked of it: one line, not too long, never an exception. */
final class LineEncoder {

    private final LogFormatter formatter;
    private final int maxLineBytes;
    private final HandlerCounters counters;
    private final ProblemReporter problems;

    LineEncoder(LogFormatter formatter, HandlerSettings settings, HandlerCounters counters, ProblemReporter problems) {
        this.formatter = formatter;
        this.maxLineBytes = settings.maxLineBytes();
        this.counters = counters;
        this.problems = problems;
    }

    /** The line, or null where the event was dropped and counted. */
    byte @Nullable [] encode(LogRecord record) {
        byte[] line;
        try {
            line = Objects.requireNonNull(formatter.format(record), "a line");
        } catch (Throwable e) {
            counters.dropped(DropReason.FORMAT_FAILED);
            problems.report(HandlerProblem.Kind.FORMAT, e.getClass().getName());
            return null;
        }
        if (line.length > maxLineBytes) {
            counters.dropped(DropReason.LINE_TOO_LONG);
            problems.report(HandlerProblem.Kind.DROPPED, "a line of " + line.length + " bytes");
            return null;
        }
        return oneLine(line);
    }

    /** A break inside a line would let what is logged forge the line after it. */
    private static byte[] oneLine(byte[] line) {
        for (int i = 0; i < line.length; i++) {
            if (line[i] == '\n' || line[i] == '\r') {
                byte[] copy = line.clone();
                for (int j = i; j < copy.length; j++) {
                    copy[j] = copy[j] == '\n' || copy[j] == '\r' ? (byte) ' ' : copy[j];
                }
                return copy;
            }
        }
        return line;
    }
}
