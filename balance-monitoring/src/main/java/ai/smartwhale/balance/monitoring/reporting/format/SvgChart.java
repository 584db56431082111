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
import java.time.Instant;
import java.util.List;
import java.util.PrimitiveIterator;

/**
 * Draws a chart: lines, level changes, the expected course and its bands. Time goes from left to right in every
 * language. Long series are thinned to the least and the most of each pixel, so that no peak is lost. What it shows is
 * also said in words below it.
 */
final class SvgChart {

    private static final int WIDTH = 720;
    private static final int HEIGHT = 240;
    private static final int LEFT = 64;
    private static final int RIGHT = 12;
    private static final int TOP = 12;
    private static final int BOTTOM = 28;

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
        out.write("<figure>\n<figcaption id=\"" + id + "\"><strong>" + Html.isolated(chart.title()) + "</strong> <span>"
                + Html.mixed(new ChartSummary(text, language).of(chart)) + "</span></figcaption>\n");
        out.write("<svg viewBox=\"0 0 " + WIDTH + ' ' + HEIGHT + "\" role=\"img\" direction=\"ltr\""
                + " aria-labelledby=\"" + id + "\">\n");
        grid(out);
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
        out.write("</svg>\n");
        legend(out);
        out.write("</figure>\n");
    }

    private void grid(Writer out) throws IOException {
        PrimitiveIterator.OfDouble values = range.grid().iterator();
        while (values.hasNext()) {
            double value = values.nextDouble();
            String y = pixel(y(value));
            out.write("<line class=\"grid\" x1=\"" + LEFT + "\" x2=\"" + (WIDTH - RIGHT) + "\" y1=\"" + y
                    + "\" y2=\"" + y + "\"/><text x=\"" + (LEFT - 6) + "\" y=\"" + pixel(y(value) + 4)
                    + "\" text-anchor=\"end\">" + text.shown(ReportCell.of(range.label(value))) + "</text>\n");
        }
        List<Instant> times = range.times();
        for (int i = 0; i < times.size(); i++) {
            String anchor = i == 0 ? "start" : i == times.size() - 1 ? "end" : "middle";
            out.write("<text x=\"" + pixel(x(times.get(i))) + "\" y=\"" + (HEIGHT - 8) + "\" text-anchor=\"" + anchor
                    + "\">" + text.time(times.get(i)) + "</text>\n");
        }
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
            if (high > low || !pen) {
                // A stroke of no length still shows a value that stands alone.
                path.append('L').append(x).append(' ').append(pixel(y(high)));
            }
            pen = true;
        }
        return path.toString();
    }

    private void legend(Writer out) throws IOException {
        out.write("<ul class=\"legend\">");
        boolean alone = chart.series().size() == 1;
        for (int i = 0; i < chart.series().size(); i++) {
            String name =
                    alone ? Words.MEASURED.in(language) : chart.series().get(i).name();
            out.write("<li class=\"k" + i + "\">" + Html.isolated(name) + "</li>");
        }
        if (chart.forecast().isPresent()) {
            out.write("<li class=\"ke\">" + Words.EXPECTED.in(language) + "</li><li class=\"kb\">"
                    + Words.BANDS.in(language) + "</li>");
        }
        if (!chart.changes().isEmpty()) {
            out.write("<li class=\"kc\">" + Words.CHANGE.in(language) + "</li>");
        }
        out.write("</ul>\n");
    }

    private double x(Instant at) {
        return LEFT + (WIDTH - LEFT - RIGHT) * range.share(at);
    }

    private double y(double value) {
        return HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * range.share(value);
    }

    private static String pixel(double value) {
        long tenths = Math.round(value * 10);
        return tenths % 10 == 0 ? Long.toString(tenths / 10) : Double.toString(tenths / 10.0);
    }
}
