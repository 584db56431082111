// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.file;

import ai.smartwhale.balance.quality.data.CellType;
import ai.smartwhale.balance.quality.data.DataRecord;
import ai.smartwhale.balance.quality.data.FieldNames;
import ai.smartwhale.commons.LimitExceededException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON lines. The fields are those of all objects together, in the order in which they are first seen, which
 * takes a pass of its own. The line itself is the id of a record, so that what was not repaired can be written as it
 * was.
 */
final class JsonRecordReader implements RecordReader {

    private static final int MOST_FIELDS = 10_000;

    private final CountingStream in;
    private final BufferedReader lines;
    private final FieldNames fields;
    private long row;

    private JsonRecordReader(CountingStream in, BufferedReader lines, FieldNames fields) {
        this.in = in;
        this.lines = lines;
        this.fields = fields;
    }

    static JsonRecordReader open(TableFile file) throws IOException {
        Set<String> names = new LinkedHashSet<>();
        try (BufferedReader lines = lines(CountingStream.open(file), file)) {
            long row = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.isBlank()) {
                    JsonLineTree.parse(line, ++row).fieldNames().forEachRemaining(names::add);
                    LimitExceededException.requireAtMost("different fields", names.size(), MOST_FIELDS);
                }
            }
        }
        CountingStream in = CountingStream.open(file);
        return new JsonRecordReader(in, lines(in, file), FieldNames.of(List.copyOf(names)));
    }

    private static BufferedReader lines(CountingStream in, TableFile file) {
        return new BufferedReader(new InputStreamReader(in, file.charset()), 1 << 16);
    }

    @Override
    public FieldNames fields() {
        return fields;
    }

    @Override
    public Optional<DataRecord> read() throws IOException {
        String line = lines.readLine();
        while (line != null && line.isBlank()) {
            line = lines.readLine();
        }
        if (line == null) {
            return Optional.empty();
        }
        ObjectNode object = JsonLineTree.parse(line, ++row);
        List<@Nullable String> cells = new ArrayList<>(fields.size());
        List<CellType> types = new ArrayList<>(fields.size());
        for (String name : fields.asList()) {
            JsonNode value = object.path(name);
            cells.add(JsonLineTree.text(value).orElse(null));
            types.add(JsonLineTree.type(value));
        }
        return Optional.of(DataRecord.typed(line, fields, cells, types));
    }

    @Override
    public long bytes() {
        return in.bytes();
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
