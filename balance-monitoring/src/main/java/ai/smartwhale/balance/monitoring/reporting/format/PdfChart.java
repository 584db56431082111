// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.reporting.format;

import ai.smartwhale.balance.monitoring.reporting.model.ReportCell;
import ai.smartwhale.balance.monitoring.reporting.model.ReportChart;
import ai.smartwhale.balance.monitoring.reporting.trend.Forecast;
import ai.smartwhale.balance.monitoring.reporting.trend.ForecastPoint;
import ai.smartwhale.balance.monitoring.reporting.trend.LevelChange;
import ai.smartwhale.balance.monitoring.reporting.trend.TimeSeries;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.PrimitiveIterator;
import java.util.function.ToDoubleFunction;
import org.apache.pdfbox.pdmodel.PDPageContentStream;

/** Draws a chart as vectors: the grid, both bands, the changes, the lines and the expected course. */
final class PdfChart {

    static final float HEIGHT = 130;
    private static final float LEFT = 52;
    private static final float SIZE = 7;
    private static final int MOST_POINTS = 1_000;

    private final ChartRange range;
    private final PdfPages pages;
    private final PDPageContentStream content;
    private final float bottom;

    private PdfChart(ChartRange range, PdfPages pages) {
        this.range = range;
        this.pages = pages;
        this.content = pages.content();
        this.bottom = pages.bottom() + 2 * SIZE;
    }

    static void draw(ReportChart chart, CellText cells, PdfText text, PdfPages pages) throws IOException {
        pages.take(HEIGHT + 4 * SIZE);
        PdfChart drawing = new PdfChart(ChartRange.of(chart), pages);
        drawing.grid(cells, text);
        List<ForecastPoint> points = chart.forecast().map(Forecast::points).orElse(List.of());
        if (!points.isEmpty()) {
            drawing.band(points, PdfInk.WIDE, ForecastPoint::low95, ForecastPoint::high95);
            drawing.band(points, PdfInk.NARROW, ForecastPoint::low80, ForecastPoint::high80);
        }
        drawing.changes(chart.changes());
        pages.ink(PdfInk.LINE);
        for (int i = 0; i < chart.series().size(); i++) {
            drawing.content.setLineDashPattern(i == 0 ? new float[0] : new float[] {1f + i, 1f + i / 2f}, 0);
            drawing.line(chart.series().get(i));
        }
        drawing.expected(points);
        drawing.content.setLineDashPattern(new float[0], 0);
        pages.ink(PdfInk.INK);
    }

    private void grid(CellText cells, PdfText text) throws IOException {
        PrimitiveIterator.OfDouble values = range.grid().iterator();
        content.setLineWidth(0.4f);
        while (values.hasNext()) {
            double value = values.nextDouble();
            pages.ink(PdfInk.RULE);
            content.moveTo(PdfPages.MARGIN + LEFT, y(value));
            content.lineTo(PdfPages.MARGIN + PdfPages.width(), y(value));
            content.stroke();
            pages.ink(PdfInk.SOFT);
            String label = text.number(cells.shown(ReportCell.of(range.label(value))));
            float x = (float) (PdfPages.MARGIN + LEFT - 4 - text.width(label, SIZE));
            pages.write(label, SIZE, x, y(value) - SIZE / 3);
        }
        List<Instant> times = range.times();
        for (int i = 0; i < times.size(); i++) {
            String label = text.visual(cells.time(times.get(i)));
            double width = text.width(label, SIZE);
            double shift = i == 0 ? 0 : i == times.size() - 1 ? width : width / 2;
            pages.write(label, SIZE, (float) (x(times.get(i)) - shift), bottom - SIZE * 1.6f);
        }
    }

    private void band(
            List<ForecastPoint> points,
            PdfInk ink,
            ToDoubleFunction<ForecastPoint> low,
            ToDoubleFunction<ForecastPoint> high)
            throws IOException {
        pages.ink(ink);
        content.moveTo(x(points.get(0).at()), y(high.applyAsDouble(points.get(0))));
        for (ForecastPoint point : points) {
            content.lineTo(x(point.at()), y(high.applyAsDouble(point)));
        }
        for (int i = points.size() - 1; i >= 0; i--) {
            content.lineTo(x(points.get(i).at()), y(low.applyAsDouble(points.get(i))));
        }
        content.fill();
    }

    private void changes(List<LevelChange> changes) throws IOException {
        if (changes.isEmpty()) {
            return;
        }
        pages.ink(PdfInk.MARK);
        content.setLineWidth(0.6f);
        content.setLineDashPattern(new float[] {3, 3}, 0);
        for (LevelChange change : changes) {
            content.moveTo(x(change.at()), bottom);
            content.lineTo(x(change.at()), bottom + HEIGHT);
        }
        content.stroke();
        content.setLineDashPattern(new float[0], 0);
    }

    private void expected(List<ForecastPoint> points) throws IOException {
        if (points.isEmpty()) {
            return;
        }
        content.setLineDashPattern(new float[] {3, 2}, 0);
        content.moveTo(x(points.get(0).at()), y(points.get(0).value()));
        for (ForecastPoint point : points) {
            content.lineTo(x(point.at()), y(point.value()));
        }
        content.stroke();
    }

    private void line(TimeSeries series) throws IOException {
        double[] values = series.values();
        int block = 1 + values.length / MOST_POINTS;
        boolean pen = false;
        boolean drawn = false;
        content.setLineWidth(0.8f);
        for (int i = 0; i < values.length; i += block) {
            double low = Double.POSITIVE_INFINITY;
            double high = Double.NEGATIVE_INFINITY;
            for (int j = i; j < Math.min(values.length, i + block); j++) {
                low = Double.isNaN(values[j]) ? low : Math.min(low, values[j]);
                high = Double.isNaN(values[j]) ? high : Math.max(high, values[j]);
            }
            if (high < low) {
                pen = false;
                continue;
            }
            float x = x(series.timeOf(i));
            if (pen) {
                content.lineTo(x, y(low));
            } else {
                content.moveTo(x, y(low));
            }
            content.lineTo(x, y(high));
            pen = true;
            drawn = true;
        }
        if (drawn) {
            content.stroke();
        }
    }

    private float x(Instant at) {
        return (float) (PdfPages.MARGIN + LEFT + (PdfPages.width() - LEFT) * range.share(at));
    }

    private float y(double value) {
        return (float) (bottom + HEIGHT * range.share(value));
    }
}
