// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.cli.trace;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/**
 * One row is one request. Its content is the first block of the prompt that is its own: block 0 is the system prompt,
 * which all requests of the published trace share, so the block after it tells one conversation from another.
 */
final class MooncakeTraceReader implements TraceReader {

    @Override
    public boolean understands(String firstLine) {
        return JsonRows.parse(firstLine)
                .filter(row -> row.has("timestamp") && row.path("hash_ids").isArray())
                .isPresent();
    }

    @Override
    public void read(TraceLines lines, TraceSink sink) throws IOException {
        for (String line = lines.next(); line != null && !sink.isFull(); line = lines.next()) {
            JsonNode row = JsonRows.require(lines, line);
            long at = JsonRows.millis(lines, row, "timestamp");
            JsonNode blocks = row.path("hash_ids");
            if (!blocks.isArray() || blocks.isEmpty()) {
                throw lines.problem("hash_ids is missing or empty");
            }
            JsonNode own = blocks.get(0).asLong() == 0 && blocks.size() > 1 ? blocks.get(1) : blocks.get(0);
            sink.accept(new TraceRow(
                    Duration.ofMillis(at),
                    "block-" + own.asLong(),
                    Optional.empty(),
                    Optional.empty(),
                    TokenPriority.of(row.path("output_length").asLong())));
        }
    }
}
