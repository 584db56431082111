// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.control;

import ai.smartwhale.balance.quality.data.CellType;
import ai.smartwhale.balance.quality.data.DataRecord;
import ai.smartwhale.balance.quality.data.FieldNames;
import ai.smartwhale.balance.quality.data.RecordBatch;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Records made by chance, also with text that is none. */
public final class SampleRecords {

    public static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    private static final String[] WORDS = {
        "fine",
        "typo:right",
        "worse:x",
        "evil",
        "odd",
        "",
        " padded ",
        "\u0643\u062a\u0627\u0628",
        "e\u0301",
        "\uD800",
        "a\u0000b",
        "\u202Eevil",
        "\u200C\u200C\u200C",
        "NaN",
        "-1e309",
        "x,y\n\"z\"",
        "typo: both ",
        "typo:typo:deep"
    };

    private SampleRecords() {}

    public static FieldNames fields(int count) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            names.add("f" + i % 7);
        }
        return FieldNames.of(names);
    }

    public static DataRecord record(SplittableRandom random, FieldNames fields, String id) {
        int size = Math.max(0, fields.size() + random.nextInt(3) - 1);
        List<@Nullable String> cells = new ArrayList<>();
        List<CellType> types = new ArrayList<>();
        for (int column = 0; column < size; column++) {
            String cell = random.nextInt(8) == 0 ? null : WORDS[random.nextInt(WORDS.length)];
            cells.add(cell);
            types.add(cell == null ? CellType.MISSING : random.nextBoolean() ? CellType.TEXT : CellType.NUMBER);
        }
        DataRecord record =
                random.nextBoolean() ? DataRecord.typed(id, fields, cells, types) : DataRecord.of(id, fields, cells);
        return random.nextBoolean() ? record : record.producedAt(NOW.plusNanos(random.nextInt(1_000_000)));
    }

    public static RecordBatch batch(SplittableRandom random, int size, int width) {
        FieldNames fields = fields(width);
        List<DataRecord> records = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            records.add(record(random, fields, "r" + i));
        }
        return new RecordBatch("sample", fields, records, 1 + random.nextInt(5), NOW);
    }

    public static DataRecord of(String... cells) {
        return DataRecord.of("r", fields(cells.length), cells);
    }
}
