// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.cli.report;

import ai.smartwhale.balance.prediction.pattern.ChangePoint;
import ai.smartwhale.balance.prediction.pattern.TrendReport;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Draws a series with its levels and its trend, as one HTML file that needs nothing else. */
public final class TrendPage {

    private static final int WIDTH = 720;
    private static final int HEIGHT = 300;
    private static final int LEFT = 72;
    private static final int BOTTOM = 40;
    private static final int TOP = 16;
    private static final int MOST_POINTS = 1_400;

    private final Instant start;
    private final Duration step;
    private final double[] values;
    private final TrendReport report;
    private final double least;
    private final double most;

    private TrendPage(Instant start, Duration step, double[] values, TrendReport report) {
        this.start = start;
        this.step = step;
        this.values = values;
        this.report = report;
        double low = Arrays.stream(values).filter(Double::isFinite).min().orElse(0);
        double high = Arrays.stream(values).filter(Double::isFinite).max().orElse(1);
        double room = high > low ? 0 : Math.max(1, Math.abs(high) / 10);
        this.least = low - room;
        this.most = high + room;
    }

    /**
     * Writes the page.
     *
     * @param title the name of the series
     * @param start the time of the first value
     * @param step the time between two values
     * @param values the series, NaN where a value is missing
     * @param report what is known of it
     * @param file where to; an existing file is replaced
     * @throws IOException if it cannot be written
     */
    public static void write(String title, Instant start, Duration step, double[] values, TrendReport report, Path file)
            throws IOException {
        TrendPage page = new TrendPage(start, step, values, report);
        String body = "<h1>" + Html.escape(title) + "</h1>\n" + page.figure() + page.table();
        Files.writeString(file, HtmlReport.document("Trends: " + title, body), StandardCharsets.UTF_8);
    }

    private String figure() {
        String description = report.changes().size() + " changes of the level; the trend is "
                + report.trend()
                        .map(trend -> trend.direction().name().toLowerCase(Locale.ROOT))
                        .orElse("unknown")
                + '.';
        StringBuilder out =
                new StringBuilder(Figure.open("trend", "Values, levels and trend", description, WIDTH, HEIGHT));
        for (int i = 0; i <= 4; i++) {
            double value = least + (most - least) * i / 4;
            out.append(Figure.line("grid", LEFT, top(value), WIDTH - 12.0, top(value)));
            out.append(Figure.text("end", LEFT - 6.0, top(value) + 4, String.format(Locale.ROOT, "%.4g", value)));
        }
        out.append(Figure.line("axis", LEFT, HEIGHT - BOTTOM, WIDTH - 12.0, HEIGHT - BOTTOM));
        out.append(Figure.text("start", LEFT, HEIGHT - 22.0, start.toString()));
        out.append(Figure.text(
                "end", WIDTH - 12.0, HEIGHT - 22.0, time(values.length).toString()));
        curve(out, 1, series());
        curve(out, 2, levels());
        curve(out, 3, line());
        return Figure.close(out, List.of("values", "levels between changes", "trend"));
    }

    private static void curve(StringBuilder out, int colour, String points) {
        out.append("<polyline class=\"line c").append(colour).append("\" points=\"");
        out.append(points).append("\"/>\n");
    }

    /** Of more values than there are places, the least and the largest of each place are drawn. */
    private String series() {
        StringBuilder points = new StringBuilder();
        int bucket = Math.max(1, 2 * values.length / MOST_POINTS);
        for (int from = 0; from < values.length; from += bucket) {
            int low = -1;
            int high = -1;
            for (int i = from; i < Math.min(values.length, from + bucket); i++) {
                if (Double.isFinite(values[i])) {
                    low = low < 0 || values[i] < values[low] ? i : low;
                    high = high < 0 || values[i] > values[high] ? i : high;
                }
            }
            if (low >= 0) {
                point(points, Math.min(low, high), values[Math.min(low, high)]);
                point(points, Math.max(low, high), values[Math.max(low, high)]);
            }
        }
        return points.toString();
    }

    private String levels() {
        StringBuilder points = new StringBuilder();
        for (ChangePoint change : report.changes()) {
            point(points, index(change.at()), change.before());
            point(points, index(change.at()), change.after());
        }
        return points.toString();
    }

    private String line() {
        if (report.trend().isEmpty()) {
            return "";
        }
        double slope = report.trend().orElseThrow().slopePerDay()
                * step.toMillis()
                / Duration.ofDays(1).toMillis();
        double[] rest = new double[values.length];
        Arrays.setAll(rest, i -> values[i] - slope * i);
        double[] known = Arrays.stream(rest).filter(Double::isFinite).sorted().toArray();
        double middle = known.length == 0 ? 0 : known[known.length / 2];
        StringBuilder points = new StringBuilder();
        point(points, 0, middle);
        point(points, values.length - 1.0, middle + slope * (values.length - 1));
        return points.toString();
    }

    private void point(StringBuilder points, double index, double value) {
        double x = LEFT + index / Math.max(1, values.length - 1) * (WIDTH - LEFT - 12);
        points.append(Html.number(x))
                .append(',')
                .append(Html.number(top(value)))
                .append(' ');
    }

    private double top(double value) {
        double share = (value - least) / (most - least);
        return HEIGHT - BOTTOM - Math.max(0, Math.min(1, share)) * (HEIGHT - BOTTOM - TOP);
    }

    private double index(Instant at) {
        return (double) Duration.between(start, at).toMillis() / step.toMillis();
    }

    private Instant time(long index) {
        return start.plus(step.multipliedBy(index));
    }

    private String table() {
        List<List<String>> rows = new ArrayList<>();
        for (ChangePoint change : report.changes()) {
            rows.add(List.of(
                    change.at().toString(),
                    String.format(Locale.ROOT, "%.5g", change.before()),
                    String.format(Locale.ROOT, "%.5g", change.after()),
                    String.format(Locale.ROOT, "%.5g", change.size())));
        }
        return Html.table("Changes", List.of("at", "before", "after", "size"), rows);
    }
}
