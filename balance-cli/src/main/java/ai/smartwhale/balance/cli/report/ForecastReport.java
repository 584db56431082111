// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.cli.report;

import ai.smartwhale.balance.cli.forecast.ForecastSummary;
import ai.smartwhale.balance.cli.forecast.PlottedSeries;
import ai.smartwhale.balance.prediction.forecast.Forecast;
import ai.smartwhale.balance.prediction.forecast.PredictionInterval;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;

/** Draws forecasts into one HTML file that needs nothing else. */
public final class ForecastReport {

    private static final int HORIZONS_BEFORE = 4;
    private static final int LEAST_BEFORE = 24;
    private static final int MOST_LINES = 5;

    private ForecastReport() {}

    /**
     * Writes the report.
     *
     * @param summary with the series to draw
     * @param source the name of the file they come from
     * @param file where to; an existing file is replaced
     * @throws IOException if the file cannot be written
     */
    public static void write(ForecastSummary summary, String source, Path file) throws IOException {
        StringBuilder body = new StringBuilder("<h1>Balance forecast</h1>\n<p>" + Html.escape(source) + ", "
                + summary.series() + " series; the first " + summary.plotted().size() + " are drawn.</p>\n");
        for (int index = 0; index < summary.plotted().size(); index++) {
            body.append(plot(summary.plotted().get(index)).render("series-" + index));
        }
        Files.writeString(
                file, HtmlReport.document("Balance forecast: " + source, body.toString()), StandardCharsets.UTF_8);
    }

    private static LinePlot plot(PlottedSeries series) {
        Forecast forecast = series.forecast();
        double[] values = series.values();
        int before = Math.max(LEAST_BEFORE, HORIZONS_BEFORE * forecast.horizon());
        int from = Math.max(0, values.length - before);
        int known = values.length - from;
        double base = base(series, from);
        List<Series> lines = new ArrayList<>();
        lines.add(line("known", 0, known, at -> values[from + at] - base));
        lines.add(line("forecast", known, forecast.horizon(), at -> forecast.mean(at) - base));
        for (PredictionInterval interval : forecast.intervals()) {
            if (lines.size() + 2 <= MOST_LINES) {
                String percent = Html.number(100 * interval.level()) + " %";
                lines.add(line(percent + ", lower", known, forecast.horizon(), at -> interval.lower(at) - base));
                lines.add(line(percent + ", upper", known, forecast.horizon(), at -> interval.upper(at) - base));
            }
        }
        String unit = base == 0 ? "value" : "value above " + Html.number(base);
        return new LinePlot(series.id(), "The known values and what is expected.", "slot", unit, false, lines);
    }

    /** The axis begins at 0; what lies below is lifted by the lowest value. */
    private static double base(PlottedSeries series, int from) {
        double least = 0;
        for (int index = from; index < series.values().length; index++) {
            least = series.values()[index] < least ? series.values()[index] : least;
        }
        for (int step = 0; step < series.forecast().horizon(); step++) {
            least = Math.min(least, series.forecast().mean(step));
            for (PredictionInterval interval : series.forecast().intervals()) {
                least = Math.min(least, interval.lower(step));
            }
        }
        return least;
    }

    private static Series line(String name, int from, int count, IntToDoubleFunction value) {
        List<Series.Point> points = new ArrayList<>();
        for (int at = 0; at < count; at++) {
            double y = value.applyAsDouble(at);
            if (!Double.isNaN(y)) {
                points.add(new Series.Point(from + at, y));
            }
        }
        return new Series(name, points);
    }
}
