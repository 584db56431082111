// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.reporting.format;

import ai.smartwhale.balance.monitoring.reporting.model.ReportCell;
import ai.smartwhale.balance.monitoring.reporting.model.ReportChart;
import ai.smartwhale.balance.monitoring.reporting.trend.Forecast;
import ai.smartwhale.balance.monitoring.reporting.trend.ForecastPoint;
import ai.smartwhale.balance.monitoring.reporting.trend.TimeSeries;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDPageContentStream;

/** Draws a chart as vectors: the 80 % band, the lines, the expected course, the ends of both axes. */
final class PdfChart {

    private static final float HEIGHT = 150;
    private static final float LEFT = 60;
    private static final float SIZE = 8;
    private static final int MOST_POINTS = 1_000;

    private final ChartRange range;
    private final PDPageContentStream content;
    private final float bottom;

    private PdfChart(ChartRange range, PDPageContentStream content, float bottom) {
        this.range = range;
        this.content = content;
        this.bottom = bottom;
    }

    static void draw(ReportChart chart, CellText cells, PdfText text, PdfPages pages) throws IOException {
        pages.take(HEIGHT + 4 * SIZE);
        ChartRange range = ChartRange.of(chart);
        float base = pages.bottom() + 2 * SIZE;
        PdfChart drawing = new PdfChart(range, pages.content(), base);
        drawing.forecast(chart);
        for (TimeSeries series : chart.series()) {
            drawing.line(series);
        }
        drawing.label(text, text.visual(chart.title()), LEFT, base + HEIGHT + SIZE / 2);
        drawing.label(text, text.visual(cells.shown(ReportCell.of(range.most()))), 0, base + HEIGHT - SIZE);
        drawing.label(text, text.visual(cells.shown(ReportCell.of(range.least()))), 0, base);
        drawing.label(text, text.visual(cells.time(range.from())), LEFT, base - SIZE * 1.5f);
        String end = text.visual(cells.time(range.to()));
        drawing.label(text, end, (float) (PdfPages.width() - text.width(end, SIZE)), base - SIZE * 1.5f);
    }

    private void label(PdfText text, String visual, float x, float y) throws IOException {
        content.beginText();
        content.setFont(text.font(), SIZE);
        content.newLineAtOffset(PdfPages.MARGIN + x, y);
        content.showText(visual);
        content.endText();
    }

    private void forecast(ReportChart chart) throws IOException {
        List<ForecastPoint> points = chart.forecast().map(Forecast::points).orElse(List.of());
        if (points.isEmpty()) {
            return;
        }
        content.setNonStrokingColor(0.82f, 0.88f, 0.96f);
        content.moveTo(x(points.get(0).at()), y(points.get(0).high80()));
        for (ForecastPoint point : points) {
            content.lineTo(x(point.at()), y(point.high80()));
        }
        for (int i = points.size() - 1; i >= 0; i--) {
            content.lineTo(x(points.get(i).at()), y(points.get(i).low80()));
        }
        content.fill();
        content.setNonStrokingColor(0f, 0f, 0f);
        content.setLineDashPattern(new float[] {3, 2}, 0);
        content.moveTo(x(points.get(0).at()), y(points.get(0).value()));
        for (ForecastPoint point : points) {
            content.lineTo(x(point.at()), y(point.value()));
        }
        content.stroke();
        content.setLineDashPattern(new float[0], 0);
    }

    private void line(TimeSeries series) throws IOException {
        double[] values = series.values();
        int block = 1 + values.length / MOST_POINTS;
        boolean pen = false;
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
        }
        content.stroke();
    }

    private float x(Instant at) {
        double whole = Math.max(1, Duration.between(range.from(), range.to()).toMillis());
        double share = Duration.between(range.from(), at).toMillis() / whole;
        return (float) (PdfPages.MARGIN + LEFT + (PdfPages.width() - LEFT) * share);
    }

    private float y(double value) {
        return (float) (bottom + HEIGHT * ((value - range.least()) / (range.most() - range.least())));
    }
}
