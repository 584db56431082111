// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.cli.report;

import ai.smartwhale.balance.cli.anomalies.AnomalySummary;
import ai.smartwhale.balance.cli.anomalies.FoundAnomaly;
import ai.smartwhale.balance.cli.anomalies.Outline;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** Draws a series with its anomalies as one HTML file that needs nothing else. */
public final class AnomalyReport {

    private static final int WIDTH = 1_000;
    private static final int HEIGHT = 240;
    private static final int LEFT = 64;
    private static final int TOP = 12;
    private static final int BOTTOM = 24;
    private static final int MOST_LISTED = 200;

    private AnomalyReport() {}

    /**
     * Writes the report.
     *
     * @param summary what was found
     * @param source the name of the file it was found in
     * @param file where to; an existing file is replaced
     * @throws IOException if the file cannot be written
     */
    public static void write(AnomalySummary summary, String source, Path file) throws IOException {
        String body = "<h1>Balance anomalies</h1>\n<p>" + Html.escape(source) + ", " + Html.grouped(summary.rows())
                + " rows, " + Html.grouped(summary.alarms()) + " alarms, " + Html.grouped(summary.missing())
                + " missing values, " + Html.grouped(summary.badRows()) + " lines that are no rows.</p>\n"
                + plot("values", "Values", "value", summary.values(), summary.found(), FoundAnomaly::value)
                + plot(
                        "scores",
                        "Scores; 0.5 is the level of alarm",
                        "score",
                        summary.scores(),
                        summary.found(),
                        FoundAnomaly::score)
                + table(summary.found());
        Files.writeString(file, HtmlReport.document("Balance anomalies: " + source, body), StandardCharsets.UTF_8);
    }

    private static String table(List<FoundAnomaly> found) {
        return Html.table(
                found.size() > MOST_LISTED ? "The first " + MOST_LISTED + " alarms" : "Alarms",
                List.of("time", "kind", "value", "score"),
                found.stream()
                        .limit(MOST_LISTED)
                        .map(anomaly -> List.of(
                                anomaly.timestamp(),
                                anomaly.kind(),
                                Double.toString(anomaly.value()),
                                String.format(Locale.ROOT, "%.3f", anomaly.score())))
                        .toList());
    }

    private static String plot(
            String id,
            String title,
            String name,
            Outline outline,
            List<FoundAnomaly> found,
            ToDoubleFunction<FoundAnomaly> height) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < outline.buckets(); i++) {
            low = Math.min(low, outline.least(i));
            high = Math.max(high, outline.largest(i));
        }
        if (low > high) {
            low = 0;
            high = 1;
        }
        Frame frame = new Frame(low, high > low ? high : low + 1, Math.max(1, outline.points()));
        StringBuilder out = new StringBuilder(Figure.open(
                id, title, "The course over all rows; dots are alarms, listed in the table below.", WIDTH, HEIGHT));
        for (double part : new double[] {0, 0.5, 1}) {
            double value = frame.low() + part * (frame.high() - frame.low());
            out.append(Figure.line("grid", LEFT, frame.y(value), WIDTH, frame.y(value)));
            out.append(Figure.text("end", LEFT - 6, frame.y(value) + 4, String.format(Locale.ROOT, "%.4g", value)));
        }
        out.append("<polyline class=\"line c1\" points=\"");
        double perBucket = (double) outline.points() / Math.max(1, outline.buckets());
        for (int i = 0; i < outline.buckets(); i++) {
            if (outline.least(i) <= outline.largest(i)) {
                String x = Html.number(frame.x((i + 0.5) * perBucket));
                out.append(x)
                        .append(',')
                        .append(Html.number(frame.y(outline.least(i))))
                        .append(' ');
                out.append(x)
                        .append(',')
                        .append(Html.number(frame.y(outline.largest(i))))
                        .append(' ');
            }
        }
        out.append("\"/>\n");
        for (FoundAnomaly anomaly : found) {
            out.append("<circle class=\"b2\" r=\"4\" cx=\"")
                    .append(Html.number(frame.x(anomaly.row() + 0.5)))
                    .append("\" cy=\"")
                    .append(Html.number(frame.y(height.applyAsDouble(anomaly))))
                    .append("\"><title>")
                    .append(Html.escape(anomaly.kind() + " " + anomaly.timestamp()))
                    .append("</title></circle>\n");
        }
        return Figure.close(out, List.of(name, "alarm"));
    }

    /** Where rows and values lie in the picture. */
    private record Frame(double low, double high, long rows) {

        double x(double row) {
            return LEFT + row / rows * (WIDTH - LEFT);
        }

        double y(double value) {
            double part = (value / 2 - low / 2) / (high / 2 - low / 2);
            return TOP + (1 - part) * (HEIGHT - TOP - BOTTOM);
        }
    }
}
