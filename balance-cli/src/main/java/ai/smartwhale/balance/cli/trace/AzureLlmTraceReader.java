// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.cli.trace;

import ai.smartwhale.messaging.Priority;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;

/** One row is one request; the length of the prompt stands for its content, the length of the answer for its hurry. */
final class AzureLlmTraceReader implements TraceReader {

    private static final String HEADER = "TIMESTAMP,ContextTokens,GeneratedTokens";

    @Override
    public boolean understands(String firstLine) {
        return String.join(",", Csv.split(firstLine)).equalsIgnoreCase(HEADER);
    }

    @Override
    public void read(TraceLines lines, TraceSink sink) throws IOException {
        lines.next();
        LocalDateTime start = null;
        for (String line = lines.next(); line != null; line = lines.next()) {
            List<String> fields = Csv.split(line);
            if (fields.size() != 3) {
                throw lines.problem("has " + fields.size() + " fields; expected " + HEADER);
            }
            LocalDateTime time = time(lines, fields.get(0));
            start = start == null ? time : start;
            Duration at = Duration.between(start, time);
            if (at.isNegative()) {
                throw lines.problem("is earlier than the first row");
            }
            long prompt = Csv.number(lines, "ContextTokens", fields.get(1));
            long answer = Csv.number(lines, "GeneratedTokens", fields.get(2));
            Priority priority = TokenPriority.of(answer);
            sink.accept(new TraceRow(at, "prompt-" + prompt, Optional.empty(), Optional.empty(), priority));
            if (sink.isFull()) {
                return;
            }
        }
    }

    private static LocalDateTime time(TraceLines lines, String text) {
        try {
            return LocalDateTime.parse(text.replace(' ', 'T'));
        } catch (DateTimeException e) {
            throw lines.problem("TIMESTAMP is '" + Csv.shorten(text) + "'; expected 2023-11-16 18:15:46.68");
        }
    }
}
