// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.monitoring.dashboard;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

/** The ground of a drawing: time to the right, numbers upwards, and where both are written. */
final class Plot {

    static final double WIDTH = 640;
    static final double HEIGHT = 220;
    static final double LEFT = 72;
    static final double RIGHT = 632;
    static final double TOP = 10;
    static final double BOTTOM = 196;
    private static final int TIMES = 4;

    private final double from;
    private final double to;
    private final Axis axis;

    private Plot(double from, double to, Axis axis) {
        this.from = from;
        this.to = to > from ? to : from + 1;
        this.axis = axis;
    }

    /** Holds all lines, and all of some numbers beside them. */
    static Plot holding(Chart chart, double... numbers) {
        List<ChartSeries> series = chart.series();
        double[] at =
                series.stream().flatMapToDouble(s -> Arrays.stream(s.at())).toArray();
        double[] values = DoubleStream.concat(
                        series.stream().flatMapToDouble(s -> Arrays.stream(s.values())), Arrays.stream(numbers))
                .filter(value -> !Double.isNaN(value))
                .toArray();
        return new Plot(
                Arrays.stream(at).min().orElse(0),
                Arrays.stream(at).max().orElse(1),
                Axis.holding(
                        chart.unit(),
                        Arrays.stream(values).min().orElse(0),
                        Arrays.stream(values).max().orElse(1)));
    }

    double x(double seconds) {
        return LEFT + (RIGHT - LEFT) * Math.max(0, Math.min(1, (seconds - from) / (to - from)));
    }

    double y(double value) {
        return BOTTOM - (BOTTOM - TOP) * axis.place(value);
    }

    /** The grid and what is written along it. */
    void draw(Markup svg, Chart chart) {
        for (double tick : axis.ticks()) {
            double y = y(tick);
            svg.start(
                            "line",
                            "x1",
                            LEFT,
                            "x2",
                            RIGHT,
                            "y1",
                            y,
                            "y2",
                            y,
                            "stroke",
                            "currentColor",
                            "stroke-opacity",
                            "0.15")
                    .end("line");
            svg.element("text", chart.number(tick), "x", LEFT - 6, "y", y + 4, "text-anchor", "end");
        }
        for (int i = 0; i <= TIMES; i++) {
            double at = from + (to - from) * i / TIMES;
            String anchor = i == 0 ? "start" : i == TIMES ? "end" : "middle";
            svg.element("text", Readable.time(at), "x", x(at), "y", BOTTOM + 16, "text-anchor", anchor);
        }
    }

    void draw(Markup svg, ChartSeries series, int number) {
        StringBuilder path = new StringBuilder();
        boolean gap = true;
        for (int i = 0; i < series.values().length; i++) {
            double value = series.values()[i];
            if (Double.isNaN(value)) {
                gap = true;
                continue;
            }
            path.append(gap ? 'M' : 'L')
                    .append(Math.round(x(series.at()[i]) * 10) / 10.0)
                    .append(' ')
                    .append(Math.round(y(value) * 10) / 10.0);
            gap = false;
        }
        svg.start(
                        "path",
                        "d",
                        path,
                        "fill",
                        "none",
                        "stroke",
                        Palette.line(number),
                        "stroke-width",
                        "1.8",
                        "stroke-linejoin",
                        "round",
                        "stroke-linecap",
                        "round",
                        "stroke-dasharray",
                        Palette.dash(number))
                .element("title", series.name())
                .end("path");
    }
}
