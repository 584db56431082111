// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.cli.trace;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.messaging.DataSource;
import ai.smartwhale.messaging.Priority;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** The format of our own, for traces that name everything. */
final class BalanceTraceReader implements TraceReader {

    @Override
    public boolean understands(String firstLine) {
        return JsonRows.parse(firstLine)
                .filter(row -> row.has("at_ms") && row.has("key"))
                .isPresent();
    }

    @Override
    public void read(TraceLines lines, TraceSink sink) throws IOException {
        for (String line = lines.next(); line != null; line = lines.next()) {
            JsonNode row = JsonRows.require(lines, line);
            String key = row.path("key").asText();
            if (key.isBlank()) {
                throw lines.problem("key is missing or empty");
            }
            TraceRow read = new TraceRow(
                    Duration.ofMillis(JsonRows.millis(lines, row, "at_ms")),
                    key,
                    text(row, "model"),
                    text(row, "source").map(source -> source(lines, source)),
                    priority(lines, row));
            if (!sink.accept(read)) {
                return;
            }
        }
    }

    private static Optional<String> text(JsonNode row, String field) {
        return Optional.of(row.path(field).asText("")).filter(text -> !text.isBlank());
    }

    private static DataSource source(TraceLines lines, String text) {
        return DataSource.fromWire(text)
                .orElseThrow(
                        () -> lines.problem("source is '" + Csv.shorten(text) + "'; expected wiki, web or database"));
    }

    private static Priority priority(TraceLines lines, JsonNode row) {
        if (!row.has("priority")) {
            return Priority.DEFAULT;
        }
        try {
            return Priority.of(row.path("priority").asInt(-1));
        } catch (InvalidValueException e) {
            throw lines.problem("priority is " + e.value() + "; expected " + e.allowed());
        }
    }
}
