// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.control;

import ai.smartwhale.balance.quality.control.quarantine.QuarantineContent;
import ai.smartwhale.balance.quality.data.CellType;
import ai.smartwhale.balance.quality.data.DataRecord;
import ai.smartwhale.balance.quality.data.FieldNames;
import ai.smartwhale.commons.InvalidValueException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Records as content of a quarantine and back, unit by unit, so that also broken text survives. Pure functions. */
public final class RecordCodec {

    /** The name of the format. */
    public static final String FORMAT = "record/1";

    private static final CellType[] TYPES = CellType.values();
    private static final int MOST_CELLS = 1 << 24;

    private RecordCodec() {}

    /**
     * Writes a record.
     *
     * @param record the record
     * @return its content
     */
    public static QuarantineContent write(DataRecord record) {
        InvalidValueException.requirePresent("record", record);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            text(out, record.id());
            out.writeInt(record.fields().size());
            for (String name : record.fields().asList()) {
                text(out, name);
            }
            out.writeInt(record.size());
            for (int column = 0; column < record.size(); column++) {
                out.writeByte(record.type(column).ordinal());
                Optional<String> value = record.value(column);
                if (value.isPresent()) {
                    text(out, value.orElseThrow());
                }
            }
            out.writeBoolean(record.producedAt().isPresent());
            Instant at = record.producedAt().orElse(Instant.EPOCH);
            out.writeLong(at.getEpochSecond());
            out.writeInt(at.getNano());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return QuarantineContent.of(FORMAT, bytes.toByteArray());
    }

    /**
     * Reads a record.
     *
     * @param content what was written
     * @return the record, with the same id, names, cells, types and time
     * @throws InvalidValueException if the content is of another format or broken
     */
    public static DataRecord read(QuarantineContent content) {
        InvalidValueException.requirePresent("content", content);
        if (!content.format().equals(FORMAT)) {
            throw new InvalidValueException("content", content, "content in the format " + FORMAT);
        }
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(content.bytes()))) {
            String id = text(in);
            List<String> names = new ArrayList<>();
            for (int left = count(in); left > 0; left--) {
                names.add(text(in));
            }
            int size = count(in);
            List<@Nullable String> cells = new ArrayList<>();
            List<CellType> types = new ArrayList<>();
            boolean typed = false;
            for (int column = 0; column < size; column++) {
                CellType type = TYPES[in.readByte()];
                types.add(type);
                cells.add(type == CellType.MISSING ? null : text(in));
                typed |= type == CellType.NUMBER || type == CellType.BOOLEAN;
            }
            FieldNames fields = FieldNames.of(names);
            DataRecord record = typed ? DataRecord.typed(id, fields, cells, types) : DataRecord.of(id, fields, cells);
            boolean dated = in.readBoolean();
            Instant at = Instant.ofEpochSecond(in.readLong(), in.readInt());
            return dated ? record.producedAt(at) : record;
        } catch (IOException | RuntimeException e) {
            throw (InvalidValueException) new InvalidValueException("content", content, "a whole record").initCause(e);
        }
    }

    private static int count(DataInputStream in) throws IOException {
        return (int) InvalidValueException.requireRange("count", in.readInt(), 0, MOST_CELLS);
    }

    private static void text(DataOutputStream out, String text) throws IOException {
        out.writeInt(text.length());
        out.writeChars(text);
    }

    private static String text(DataInputStream in) throws IOException {
        int length = in.readInt();
        InvalidValueException.requireRange("length", length, 0, in.available() / 2);
        char[] chars = new char[length];
        for (int i = 0; i < length; i++) {
            chars[i] = in.readChar();
        }
        return new String(chars);
    }
}
