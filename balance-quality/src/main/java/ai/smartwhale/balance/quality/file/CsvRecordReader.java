// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.file;

import ai.smartwhale.balance.quality.data.DataRecord;
import ai.smartwhale.balance.quality.data.FieldNames;
import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads comma-separated values. A blank line is no record, unless the table has one column only. */
final class CsvRecordReader implements RecordReader {

    private static final int LARGEST_FIELD = 64 << 20;
    private static final int MOST_FIELDS = 100_000;

    private final CountingStream in;
    private final CsvReader<CsvRecord> reader;
    private final CloseableIterator<CsvRecord> rows;
    private final FieldNames fields;
    private long row;

    private CsvRecordReader(CountingStream in, CsvReader<CsvRecord> reader) throws IOException {
        this.in = in;
        this.reader = reader;
        this.rows = reader.iterator();
        List<String> header = next().orElse(List.of());
        this.fields = FieldNames.of(header);
    }

    static CsvRecordReader open(TableFile file) throws IOException {
        CountingStream in = CountingStream.open(file);
        try {
            CsvReader<CsvRecord> reader = CsvReader.builder()
                    .fieldSeparator(file.separator())
                    .skipEmptyLines(false)
                    .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                    .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                    .maxBufferSize(LARGEST_FIELD)
                    .build(
                            CsvRecordHandler.of(limits -> limits.maxFields(MOST_FIELDS)
                                    .maxFieldSize(LARGEST_FIELD)
                                    .maxRecordSize(Integer.MAX_VALUE)),
                            new InputStreamReader(in, file.charset()));
            return new CsvRecordReader(in, reader);
        } catch (IOException | RuntimeException e) {
            in.close();
            throw e;
        }
    }

    @Override
    public FieldNames fields() {
        return fields;
    }

    @Override
    public Optional<DataRecord> read() throws IOException {
        while (true) {
            Optional<List<String>> cells = next();
            if (cells.isEmpty()) {
                return Optional.empty();
            }
            List<@Nullable String> found = new ArrayList<>(cells.orElseThrow());
            if (found.size() > 1 || fields.size() < 2 || !"".equals(found.get(0))) {
                row++;
                return Optional.of(DataRecord.of(Long.toString(row), fields, found));
            }
        }
    }

    private Optional<List<String>> next() throws IOException {
        try {
            return rows.hasNext() ? Optional.of(rows.next().getFields()) : Optional.empty();
        } catch (CsvParseException | NoSuchElementException e) {
            throw new TableFileException(fieldsKnown() ? row + 1 : 0, "no comma-separated values: " + reason(e), e);
        } catch (UncheckedIOException e) {
            throw new TableFileException(fieldsKnown() ? row + 1 : 0, "cannot be read: " + reason(e), e);
        }
    }

    @SuppressWarnings("NullAway") // asked while the header is read, too
    private boolean fieldsKnown() {
        return fields != null;
    }

    private static String reason(Throwable failure) {
        Throwable cause = failure.getCause();
        String own = String.valueOf(failure.getMessage());
        return cause == null || cause.getMessage() == null ? own : own + ": " + cause.getMessage();
    }

    @Override
    public long bytes() {
        return in.bytes();
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
