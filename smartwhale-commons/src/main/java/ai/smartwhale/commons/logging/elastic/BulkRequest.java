// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.logging.elastic;

import ai.smartwhale.commons.logging.spool.LogLine;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/**
 * Writes the body of a bulk request: for every line what to do with it, and the line. Creating under an id that is
 * there already is refused by the server, which is how repetitions are told.
 */
final class BulkRequest {

    private static final int OVERHEAD_BYTES = 120;

    private BulkRequest() {}

    static byte[] body(List<LogLine> lines, IndexName index, boolean gzip) {
        int size = 0;
        for (LogLine line : lines) {
            size += line.length() + OVERHEAD_BYTES;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(gzip ? size / 4 : size);
        try (OutputStream out = gzip ? new GZIPOutputStream(bytes, 8 << 10) : bytes) {
            for (LogLine line : lines) {
                String action = "{\"create\":{\"_index\":\"" + index.of(line.instant()) + "\",\"_id\":\"" + line.id()
                        + "\"}}\n";
                out.write(action.getBytes(StandardCharsets.US_ASCII));
                out.write(line.bytes());
                out.write('\n');
            }
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot be written", e);
        }
        return bytes.toByteArray();
    }
}
