// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.file;

import ai.smartwhale.balance.quality.data.DataRecord;
import ai.smartwhale.balance.quality.data.FieldNames;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Writes comma-separated values in UTF-8, with quotes where they are needed. */
final class CsvRecordWriter implements RecordWriter {

    private final CsvWriter writer;

    private CsvRecordWriter(CsvWriter writer) {
        this.writer = writer;
    }

    static CsvRecordWriter create(Path target, char separator, FieldNames fields) throws IOException {
        CsvWriter writer = CsvWriter.builder()
                .fieldSeparator(separator)
                .lineDelimiter(LineDelimiter.LF)
                .bufferSize(1 << 16)
                .build(target, StandardCharsets.UTF_8);
        if (fields.size() > 0) {
            writer.writeRecord(fields.asList());
        }
        return new CsvRecordWriter(writer);
    }

    @Override
    public void write(DataRecord read, DataRecord repaired) {
        List<String> cells = new ArrayList<>(repaired.size());
        for (int column = 0; column < repaired.size(); column++) {
            cells.add(encodable(repaired.text(column)));
        }
        writer.writeRecord(cells);
    }

    /** Halves of characters have no bytes in UTF-8. */
    private static String encodable(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
            }
        }
        return text;
    }

    @Override
    public void close() throws IOException {
        writer.close();
    }
}
