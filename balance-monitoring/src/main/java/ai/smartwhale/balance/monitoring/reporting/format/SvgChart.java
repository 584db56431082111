// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.reporting.format;

import ai.smartwhale.balance.monitoring.reporting.model.ReportCell;
import ai.smartwhale.balance.monitoring.reporting.model.ReportChart;
import ai.smartwhale.balance.monitoring.reporting.model.ReportLanguage;
import ai.smartwhale.balance.monitoring.reporting.trend.ForecastPoint;
import ai.smartwhale.balance.monitoring.reporting.trend.LevelChange;
import ai.smartwhale.balance.monitoring.reporting.trend.TimeSeries;
import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Draws a chart: lines, level changes, the expected course and its bands. Time goes from left to right in every
 * language. Long series are thinned to the least and the most of each pixel, so that no peak is lost.
 */
final class SvgChart {

    private static final int WIDTH = 720;
    private static final int HEIGHT = 260;
    private static final int LEFT = 64;
    private static final int RIGHT = 12;
    private static final int TOP = 12;
    private static final int BOTTOM = 32;
    private static final int LINES = 4;

    private final ReportChart chart;
    private final CellText text;
    private final ReportLanguage language;
    private final ChartRange range;

    SvgChart(ReportChart chart, CellText text, ReportLanguage language) {
        this.chart = chart;
        this.text = text;
        this.language = language;
        this.range = ChartRange.of(chart);
    }

    void write(Writer out, String id) throws IOException {
        out.write("<figure>\n<svg viewBox=\"0 0 " + WIDTH + ' ' + HEIGHT + "\" role=\"img\" direction=\"ltr\""
                + " aria-labelledby=\"" + id + "t " + id + "d\">\n<title id=\"" + id + "t\">"
                + Html.escape(chart.title()) + "</title>\n<desc id=\"" + id + "d\">" + Html.escape(description())
                + "</desc>\n");
        for (int i = 0; i <= LINES; i++) {
            double value = range.least() + (range.most() - range.least()) * i / LINES;
            String y = pixel(y(value));
            out.write("<line class=\"grid\" x1=\"" + LEFT + "\" x2=\"" + (WIDTH - RIGHT) + "\" y1=\"" + y
                    + "\" y2=\"" + y + "\"/><text x=\"" + (LEFT - 6) + "\" y=\"" + pixel(y(value) + 4)
                    + "\" text-anchor=\"end\">" + text.digits(label(value)) + "</text>\n");
        }
        out.write("<text x=\"" + LEFT + "\" y=\"" + (HEIGHT - 10) + "\">" + text.time(range.from())
                + "</text><text x=\"" + (WIDTH - RIGHT) + "\" y=\"" + (HEIGHT - 10) + "\" text-anchor=\"end\">"
                + text.time(range.to()) + "</text>\n");
        forecast(out);
        for (LevelChange change : chart.changes()) {
            String x = pixel(x(change.at()));
            out.write("<line class=\"change\" x1=\"" + x + "\" x2=\"" + x + "\" y1=\"" + TOP + "\" y2=\""
                    + (HEIGHT - BOTTOM) + "\"/>\n");
        }
        int number = 0;
        for (TimeSeries series : chart.series()) {
            out.write("<path class=\"line s" + number + "\" d=\"" + line(series) + "\"/>\n");
            number++;
        }
        out.write("</svg>\n<figcaption>" + Html.isolated(chart.title()) + "</figcaption>\n</figure>\n");
    }

    private void forecast(Writer out) throws IOException {
        if (chart.forecast().isEmpty()) {
            return;
        }
        List<ForecastPoint> points = chart.forecast().orElseThrow().points();
        StringBuilder wide = new StringBuilder("M");
        StringBuilder narrow = new StringBuilder("M");
        StringBuilder middle = new StringBuilder("M");
        for (ForecastPoint point : points) {
            String x = pixel(x(point.at())) + ' ';
            wide.append(x).append(pixel(y(point.high95()))).append(' ');
            narrow.append(x).append(pixel(y(point.high80()))).append(' ');
            middle.append(x).append(pixel(y(point.value()))).append(' ');
        }
        for (int i = points.size() - 1; i >= 0; i--) {
            String x = pixel(x(points.get(i).at())) + ' ';
            wide.append(x).append(pixel(y(points.get(i).low95()))).append(' ');
            narrow.append(x).append(pixel(y(points.get(i).low80()))).append(' ');
        }
        out.write("<path class=\"b95\" d=\"" + wide + "Z\"/><path class=\"b80\" d=\"" + narrow
                + "Z\"/><path class=\"expected\" d=\"" + middle + "\"/>\n");
    }

    private String line(TimeSeries series) {
        double[] values = series.values();
        int block = Math.max(1, values.length / (WIDTH - LEFT - RIGHT));
        StringBuilder path = new StringBuilder(values.length / block * 12 + 16);
        boolean pen = false;
        for (int from = 0; from < values.length; from += block) {
            double low = Double.POSITIVE_INFINITY;
            double high = Double.NEGATIVE_INFINITY;
            for (int i = from; i < Math.min(values.length, from + block); i++) {
                low = Double.isNaN(values[i]) ? low : Math.min(low, values[i]);
                high = Double.isNaN(values[i]) ? high : Math.max(high, values[i]);
            }
            if (high < low) {
                pen = false;
                continue;
            }
            String x = pixel(x(series.timeOf(from)));
            path.append(pen ? 'L' : 'M').append(x).append(' ').append(pixel(y(low)));
            // A stroke of no length still shows a value that stands alone.
            path.append('L').append(x).append(' ').append(pixel(y(high)));
            pen = true;
        }
        return path.toString();
    }

    private String description() {
        TimeSeries first = chart.series().get(0);
        return first.name() + ": " + text.digits(label(range.least())) + " – " + text.digits(label(range.most())) + ' '
                + first.unit() + "; " + Words.CHANGES.in(language) + ": "
                + text.digits(Integer.toString(chart.changes().size()));
    }

    private double x(Instant at) {
        double whole = Math.max(1, Duration.between(range.from(), range.to()).toMillis());
        return LEFT
                + (WIDTH - LEFT - RIGHT) * (Duration.between(range.from(), at).toMillis() / whole);
    }

    private double y(double value) {
        double share = (value - range.least()) / (range.most() - range.least());
        return HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * share;
    }

    private static String label(double value) {
        double rounded = BigDecimal.valueOf(value).round(new MathContext(3)).doubleValue();
        return CellText.canonical(ReportCell.of(rounded));
    }

    private static String pixel(double value) {
        long tenths = Math.round(value * 10);
        return tenths % 10 == 0 ? Long.toString(tenths / 10) : Double.toString(tenths / 10.0);
    }
}
