// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.cli.trend;

import ai.smartwhale.balance.cli.trace.TraceFormatException;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads files with a timestamp and a value in each line, or with a value only; packed with gzip or not. A first line
 * that is not data is taken for a header. A value that is empty or NaN is missing.
 */
public final class SeriesFile {

    private static final int MOST_ROWS = 5_000_000;
    private static final int LONGEST_LINE = 1_000;
    private static final int GZIP_MAGIC = 0x1f8b;

    private final String name;
    private final List<MeasuredSeries.Row> rows = new ArrayList<>();
    private int columns;
    private long number;

    private SeriesFile(String name) {
        this.name = name;
    }

    /**
     * Reads a file.
     *
     * @param file the file
     * @param step the time between two values; null for what the timestamps tell, or an hour where there are none
     * @param progress is told now and then how many rows were read
     * @return the series, with at least one value
     * @throws IOException if the file cannot be read
     * @throws TraceFormatException if a line is not as it should be, or there is no value
     */
    public static MeasuredSeries read(Path file, @Nullable Duration step, LongConsumer progress) throws IOException {
        SeriesFile reading = new SeriesFile(String.valueOf(file.getFileName()));
        try (BufferedReader in =
                new BufferedReader(new InputStreamReader(unpack(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                reading.number++;
                if (!line.isBlank()) {
                    reading.take(line.strip());
                }
                if (reading.number % 100_000 == 0) {
                    progress.accept(reading.number);
                }
            }
        }
        return reading.finish(step);
    }

    private static InputStream unpack(InputStream in) throws IOException {
        BufferedInputStream buffered = new BufferedInputStream(in, 1 << 16);
        buffered.mark(2);
        int magic = buffered.read() << 8 | buffered.read();
        buffered.reset();
        return magic == GZIP_MAGIC ? new GZIPInputStream(buffered, 1 << 16) : buffered;
    }

    private void take(String line) {
        if (line.length() > LONGEST_LINE || rows.size() >= MOST_ROWS) {
            throw problem("more than " + LONGEST_LINE + " characters in a line, or " + MOST_ROWS + " rows");
        }
        int comma = line.indexOf(',');
        String text = bare(line.substring(comma + 1));
        Optional<Instant> at =
                comma < 0 ? Optional.of(Instant.EPOCH) : Timestamps.parse(bare(line.substring(0, comma)));
        Optional<Double> value = value(text);
        if (number == 1 && (at.isEmpty() || value.isEmpty())) {
            return;
        }
        long millis = at.orElseThrow(
                        () -> problem("the first field is no time such as 2026-03-02 08:00:00 or 1772438400"))
                .toEpochMilli();
        double amount = value.orElseThrow(() -> problem("'" + text + "' is no number"));
        int found = comma < 0 ? 1 : 2;
        if (columns != 0 && columns != found) {
            throw problem("has " + found + " fields, the lines before " + columns);
        }
        columns = found;
        // A column of values keeps its gaps by its order; rows with a time keep them by their times.
        if (found == 1 || !Double.isNaN(amount)) {
            rows.add(new MeasuredSeries.Row(millis, amount));
        }
    }

    private static String bare(String field) {
        return field.replace('"', ' ').strip();
    }

    private static Optional<Double> value(String text) {
        if (text.isEmpty() || text.equalsIgnoreCase("nan")) {
            return Optional.of(Double.NaN);
        }
        try {
            double value = Double.parseDouble(text);
            return Double.isFinite(value) ? Optional.of(value) : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private MeasuredSeries finish(@Nullable Duration step) {
        if (rows.stream().allMatch(row -> Double.isNaN(row.value()))) {
            throw problem("no value in the file");
        }
        if (columns == 1) {
            double[] values =
                    rows.stream().mapToDouble(MeasuredSeries.Row::value).toArray();
            return MeasuredSeries.untimed(name, values, step == null ? Duration.ofHours(1) : step);
        }
        return MeasuredSeries.timed(name, rows, step == null ? MeasuredSeries.typicalStep(rows) : step);
    }

    private TraceFormatException problem(String what) {
        return new TraceFormatException(name, Math.max(1, number), what);
    }
}
