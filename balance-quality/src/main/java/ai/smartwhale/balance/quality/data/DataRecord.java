// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.data;

import ai.smartwhale.commons.InvalidValueException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One record: cells in the order of the fields. A cell has its text exactly as it came, or is missing, which is another
 * thing than being empty. A record may have fewer or more cells than there are names (a ragged row). Immutable; a cell
 * costs one reference.
 */
public final class DataRecord {

    private static final byte[] ALL_TEXT = {};
    private static final CellType[] TYPES = CellType.values();

    private final String id;
    private final FieldNames fields;
    private final @Nullable String[] cells;
    private final byte[] types;
    private final @Nullable Instant producedAt;

    DataRecord(String id, FieldNames fields, @Nullable String[] cells, byte[] types, @Nullable Instant producedAt) {
        this.id = id;
        this.fields = fields;
        this.cells = cells;
        this.types = types;
        this.producedAt = producedAt;
    }

    /**
     * A record of texts.
     *
     * @param id by which the source knows the record; need not be unique
     * @param fields the names
     * @param cells the texts, null where the cell is missing
     * @return the record
     */
    public static DataRecord of(String id, FieldNames fields, List<@Nullable String> cells) {
        InvalidValueException.requirePresent("id", id);
        InvalidValueException.requirePresent("fields", fields);
        InvalidValueException.requirePresent("cells", cells);
        return new DataRecord(id, fields, cells.toArray(new @Nullable String[0]), ALL_TEXT, null);
    }

    /**
     * A record of texts.
     *
     * @param id by which the source knows the record
     * @param fields the names
     * @param cells the texts, null where the cell is missing
     * @return the record
     */
    public static DataRecord of(String id, FieldNames fields, @Nullable String... cells) {
        return of(id, fields, Arrays.asList(cells));
    }

    /**
     * A record of typed cells.
     *
     * @param id by which the source knows the record
     * @param fields the names
     * @param cells the texts, null where the cell is missing
     * @param types as what each cell was written, as many as there are cells
     * @return the record
     * @throws InvalidValueException if there are not as many types as cells
     */
    public static DataRecord typed(String id, FieldNames fields, List<@Nullable String> cells, List<CellType> types) {
        DataRecord texts = of(id, fields, cells);
        InvalidValueException.requireRange("types.size", types.size(), cells.size(), cells.size());
        byte[] codes = new byte[types.size()];
        for (int column = 0; column < codes.length; column++) {
            codes[column] = (byte) types.get(column).ordinal();
        }
        return new DataRecord(id, fields, texts.cells, codes, null);
    }

    /**
     * The same record with the time at which it was made.
     *
     * @param time when the source made the record
     * @return the record
     */
    public DataRecord producedAt(Instant time) {
        return new DataRecord(id, fields, cells, types, InvalidValueException.requirePresent("time", time));
    }

    /**
     * The same record but for one cell.
     *
     * @param column from 0, within the record
     * @param value the new text, or empty to make the cell missing
     * @return the changed copy; this record stays as it is
     * @throws InvalidValueException if the record has no such cell
     */
    public DataRecord with(int column, Optional<String> value) {
        InvalidValueException.requireRange("column", column, 0, cells.length - 1L);
        @Nullable String[] changed = cells.clone();
        changed[column] = value.orElse(null);
        return new DataRecord(id, fields, changed, types, producedAt);
    }

    /**
     * By what the source knows the record.
     *
     * @return the id
     */
    public String id() {
        return id;
    }

    /**
     * The names.
     *
     * @return as many as the table has, whatever the number of cells
     */
    public FieldNames fields() {
        return fields;
    }

    /**
     * How many cells the record has.
     *
     * @return 0 or more
     */
    public int size() {
        return cells.length;
    }

    /**
     * Whether a cell has no value. A cell beyond the end of the record is missing.
     *
     * @param column from 0
     * @return true if so
     */
    public boolean missing(int column) {
        return column >= cells.length || cells[column] == null;
    }

    /**
     * The text of a cell.
     *
     * @param column from 0
     * @return the text, or empty where the cell is missing
     */
    public Optional<String> value(int column) {
        return column >= cells.length ? Optional.empty() : Optional.ofNullable(cells[column]);
    }

    /**
     * The text of a cell, for loops that look at many.
     *
     * @param column from 0
     * @return the text, {@code ""} where the cell is missing
     */
    public String text(int column) {
        String cell = column >= cells.length ? null : cells[column];
        return cell == null ? "" : cell;
    }

    /**
     * As what a cell was written.
     *
     * @param column from 0
     * @return the type
     */
    public CellType type(int column) {
        if (missing(column)) {
            return CellType.MISSING;
        }
        return types.length == 0 ? CellType.TEXT : TYPES[types[column]];
    }

    /**
     * When the source made the record.
     *
     * @return the time, where the source told it
     */
    public Optional<Instant> producedAt() {
        return Optional.ofNullable(producedAt);
    }

    /**
     * All cells.
     *
     * @return a fresh list, with null where a cell is missing
     */
    public List<@Nullable String> cells() {
        return new ArrayList<>(Arrays.asList(cells));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DataRecord that
                && id.equals(that.id)
                && fields.equals(that.fields)
                && Arrays.equals(cells, that.cells)
                && Arrays.equals(types, that.types)
                && Objects.equals(producedAt, that.producedAt);
    }

    @Override
    public int hashCode() {
        return 31 * id.hashCode() + Arrays.hashCode(cells);
    }

    /** Names the record without its contents, which may be private. */
    @Override
    public String toString() {
        return "DataRecord[" + id + ", " + cells.length + " cells]";
    }
}
