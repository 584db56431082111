// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.cli.forecast;

import ai.smartwhale.balance.cli.console.ProgressBar;
import ai.smartwhale.balance.cli.console.ProgressLine;
import ai.smartwhale.balance.prediction.forecast.Forecast;
import ai.smartwhale.balance.prediction.forecast.ForecastFlag;
import ai.smartwhale.balance.prediction.forecast.Forecaster;
import ai.smartwhale.balance.prediction.forecast.PredictionInterval;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/** Forecasts every series of a file, one after the other, and writes what comes out. */
public final class ForecastFile {

    private static final int MOST_PLOTTED = 20;
    private static final int MOST_BAD_LINES = 1_000;
    private static final int GZIP_FIRST = 0x1f;
    private static final int GZIP_SECOND = 0x8b;

    private final ForecastSettings settings;
    private final ProgressLine progress;
    private final List<BadLine> bad = new ArrayList<>();
    private final List<PlottedSeries> plotted = new ArrayList<>();
    private final Map<ForecastFlag, Integer> flags = new EnumMap<>(ForecastFlag.class);
    private final Map<String, Long> ids = new HashMap<>();
    private long badCount;
    private int series;

    private ForecastFile(ForecastSettings settings, ProgressLine progress) {
        this.settings = settings;
        this.progress = progress;
    }

    /**
     * Forecasts a file.
     *
     * @param train the series, packed with gzip or not
     * @param out where to write; an existing file is replaced
     * @param settings how to forecast
     * @param progress how far it is
     * @return what happened
     * @throws IOException if a file cannot be read or written
     */
    public static ForecastSummary run(Path train, Path out, ForecastSettings settings, ProgressLine progress)
            throws IOException {
        ForecastFile run = new ForecastFile(settings, progress);
        long size = Math.max(1, Files.size(train));
        try (CountedBytes bytes = new CountedBytes(Files.newInputStream(train));
                BufferedReader reader =
                        new BufferedReader(new InputStreamReader(unpack(bytes), StandardCharsets.UTF_8));
                BufferedWriter writer = Files.newBufferedWriter(out, StandardCharsets.UTF_8)) {
            writer.write(settings.header());
            writer.write('\n');
            long number = 0;
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                number++;
                run.take(line, number, writer);
                run.tell((double) bytes.count() / size);
            }
        } finally {
            progress.close();
        }
        return new ForecastSummary(run.series, run.badCount, run.bad, run.flags, run.plotted);
    }

    private void tell(double done) {
        progress.update(() -> String.format(
                Locale.ROOT,
                "%s %3.0f %%  %d series  %d bad",
                ProgressBar.draw(done, 20),
                100 * done,
                series,
                badCount));
    }

    private void take(String line, long number, BufferedWriter writer) throws IOException {
        String text = number == 1 && line.startsWith("\ufeff") ? line.substring(1) : line;
        if (text.isBlank() || (number == 1 && SeriesLine.isHeader(text))) {
            return;
        }
        try {
            SeriesRow row = SeriesLine.parse(text);
            Long before = ids.putIfAbsent(row.id(), number);
            if (before != null) {
                throw new BadLineException("the id " + row.id() + " stands in line " + before + " already");
            }
            forecast(row, writer);
        } catch (BadLineException e) {
            badCount++;
            if (bad.size() < MOST_BAD_LINES) {
                bad.add(new BadLine(number, String.valueOf(e.getMessage())));
            }
        }
    }

    private void forecast(SeriesRow row, BufferedWriter writer) throws IOException {
        Forecaster forecaster = settings.forecaster(row);
        for (double value : row.values()) {
            forecaster.update(value);
        }
        Forecast forecast = forecaster.forecast(settings.horizon());
        series++;
        forecast.flags().forEach(flag -> flags.merge(flag, 1, Integer::sum));
        if (plotted.size() < MOST_PLOTTED) {
            plotted.add(new PlottedSeries(row.id(), row.values(), forecast));
        }
        StringBuilder text = new StringBuilder();
        for (int step = 0; step < forecast.horizon(); step++) {
            text.append(row.id()).append(',').append(step + 1).append(',').append(forecast.mean(step));
            for (PredictionInterval interval : forecast.intervals()) {
                text.append(',').append(interval.lower(step)).append(',').append(interval.upper(step));
            }
            text.append('\n');
        }
        writer.append(text);
    }

    private static InputStream unpack(InputStream in) throws IOException {
        BufferedInputStream buffered = new BufferedInputStream(in, 1 << 16);
        buffered.mark(2);
        boolean packed = buffered.read() == GZIP_FIRST && buffered.read() == GZIP_SECOND;
        buffered.reset();
        return packed ? new GZIPInputStream(buffered, 1 << 16) : buffered;
    }
}
