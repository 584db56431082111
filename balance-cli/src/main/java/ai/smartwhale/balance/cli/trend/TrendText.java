// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.cli.trend;

import ai.smartwhale.balance.prediction.pattern.ChangePoint;
import ai.smartwhale.balance.prediction.pattern.Rhythm;
import ai.smartwhale.balance.prediction.pattern.Trend;
import ai.smartwhale.balance.prediction.pattern.TrendReport;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Writes what is known of a trend: for people, for programs, and the changes as a file. */
public final class TrendText {

    private final MeasuredSeries series;
    private final TrendReport report;

    /**
     * For one series.
     *
     * @param series the series
     * @param report what is known of it
     */
    public TrendText(MeasuredSeries series, TrendReport report) {
        this.series = series;
        this.report = report;
    }

    /**
     * Writes for people.
     *
     * @param out where to
     */
    public void print(PrintWriter out) {
        out.printf(
                Locale.ROOT,
                "%s: %,d rows, a value every %s, averaged over %s%n",
                series.name(),
                series.rows(),
                text(series.step()),
                text(report.block()));
        if (series.timed()) {
            out.printf(Locale.ROOT, "from %s to %s%n", report.from(), report.to());
        }
        report.trend().ifPresent(trend -> print(out, trend));
        out.printf(Locale.ROOT, "changes  %s%n", report.changes().isEmpty() ? "none" : "");
        for (ChangePoint change : report.changes()) {
            out.printf(
                    Locale.ROOT,
                    "  %s  from %s to %s, by %s (%.1f standard deviations)%n",
                    place(change.at()),
                    number(change.before()),
                    number(change.after()),
                    number(change.size()),
                    change.deviations());
        }
        out.printf(Locale.ROOT, "periods  %s%n", report.rhythms().isEmpty() ? "none" : "");
        for (Rhythm rhythm : report.rhythms()) {
            out.printf(Locale.ROOT, "  %s  explains %.0f %%%n", text(rhythm.period()), 100 * rhythm.strength());
        }
        for (String flag : flags()) {
            out.printf(Locale.ROOT, "note     %s%n", flag.replace('_', ' '));
        }
        out.flush();
    }

    private static void print(PrintWriter out, Trend trend) {
        out.printf(
                Locale.ROOT,
                "trend    %s, %s per day (%s to %s), p %.3g, autocorrelation %.2f%n",
                trend.direction().name().toLowerCase(Locale.ROOT),
                number(trend.slopePerDay()),
                number(trend.low()),
                number(trend.high()),
                trend.pValue(),
                trend.autocorrelation());
    }

    /**
     * The same for programs.
     *
     * @return maps, lists, texts and numbers
     */
    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("series", series.name());
        map.put("rows", series.rows());
        map.put("step_seconds", seconds(series.step()));
        map.put("block_seconds", seconds(report.block()));
        map.put("from", report.from().toString());
        map.put("to", report.to().toString());
        report.trend().ifPresent(trend -> {
            map.put("trend", trend.direction().name().toLowerCase(Locale.ROOT));
            map.put("slope_per_day", trend.slopePerDay());
            map.put("slope_low", trend.low());
            map.put("slope_high", trend.high());
            map.put("p_value", trend.pValue());
            map.put("autocorrelation", trend.autocorrelation());
        });
        List<Map<String, Object>> changes = new ArrayList<>();
        for (ChangePoint change : report.changes()) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("at", change.at().toString());
            one.put("step", stepOf(change.at()));
            one.put("before", change.before());
            one.put("after", change.after());
            one.put("size", change.size());
            one.put("deviations", change.deviations());
            changes.add(one);
        }
        map.put("changes", changes);
        map.put(
                "periods",
                report.rhythms().stream()
                        .map(rhythm -> Map.of("seconds", seconds(rhythm.period()), "strength", rhythm.strength()))
                        .toList());
        map.put("flags", flags());
        return map;
    }

    /**
     * Writes the changes with a header.
     *
     * @param file where to; an existing file is replaced
     * @throws IOException if it cannot be written
     */
    public void write(Path file) throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add("timestamp,before,after,size,deviations");
        for (ChangePoint change : report.changes()) {
            lines.add(place(change.at())
                    + ','
                    + change.before()
                    + ','
                    + change.after()
                    + ','
                    + change.size()
                    + ','
                    + change.deviations());
        }
        Files.write(file, lines, StandardCharsets.UTF_8);
    }

    private List<String> flags() {
        return report.flags().stream()
                .map(flag -> flag.name().toLowerCase(Locale.ROOT))
                .sorted()
                .toList();
    }

    /** A time, or the number of the value, from 0, where the file tells no times. */
    private String place(Instant at) {
        return series.timed() ? at.toString() : "value " + stepOf(at);
    }

    private long stepOf(Instant at) {
        long start = series.start().toEpochMilli() / series.step().toMillis();
        return at.toEpochMilli() / series.step().toMillis() - start;
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1_000.0;
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.5g", value);
    }

    private static String text(Duration duration) {
        long seconds = duration.toSeconds();
        if (seconds == 0 || seconds % 60 != 0) {
            return duration.toMillis() / 1_000.0 + " s";
        }
        if (seconds % 86_400 == 0) {
            return seconds / 86_400 + " d";
        }
        return seconds % 3_600 == 0 ? seconds / 3_600 + " h" : seconds / 60 + " min";
    }
}
