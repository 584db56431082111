// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.file;

import ai.smartwhale.balance.quality.data.CellType;
import ai.smartwhale.balance.quality.data.DataRecord;
import ai.smartwhale.balance.quality.data.NumberText;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedWriter;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Writes JSON lines: each as it was read, but for the cells that were repaired. */
final class JsonRecordWriter implements RecordWriter {

    private final BufferedWriter lines;

    JsonRecordWriter(Path target) throws IOException {
        this.lines = Files.newBufferedWriter(target, StandardCharsets.UTF_8);
    }

    @Override
    public void write(DataRecord read, DataRecord repaired) throws IOException {
        if (read.equals(repaired)) {
            lines.write(read.id());
        } else {
            ObjectNode object = JsonLineTree.parse(read.id(), 1);
            for (int column = 0; column < repaired.size(); column++) {
                if (!repaired.value(column).equals(read.value(column))) {
                    put(object, read, repaired.value(column), column);
                }
            }
            lines.write(object.toString());
        }
        lines.write('\n');
    }

    private static void put(ObjectNode object, DataRecord read, Optional<String> value, int column) {
        String field = read.fields().name(column);
        if (value.isEmpty()) {
            object.putNull(field);
            return;
        }
        String text = value.orElseThrow();
        if (read.type(column) == CellType.TEXT || Double.isNaN(NumberText.parse(text))) {
            object.put(field, text);
        } else {
            object.put(field, new BigDecimal(text.strip()));
        }
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
