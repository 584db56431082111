// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.cli.report;

import java.util.List;

/**
 * Lines over an axis, as SVG.
 *
 * @param title what the plot shows
 * @param description what there is to see, for those who cannot
 * @param xLabel the name and unit of the axis below
 * @param yLabel the name and unit of the axis on the left
 * @param logarithmic whether each power of ten of y takes the same room
 * @param lines at most five
 */
record LinePlot(
        String title, String description, String xLabel, String yLabel, boolean logarithmic, List<Series> lines) {

    private static final int WIDTH = 720;
    private static final int HEIGHT = 260;
    private static final int LEFT = 56;
    private static final int RIGHT = 12;
    private static final int TOP = 22;
    private static final int BOTTOM = 40;

    String render(String id) {
        Scale x =
                Scale.linear(lines.stream().mapToDouble(Series::largestX).max().orElse(1));
        double largest = lines.stream().mapToDouble(Series::largestY).max().orElse(1);
        double smallest = lines.stream().mapToDouble(Series::smallestY).min().orElse(1);
        Scale y = logarithmic ? Scale.logarithmic(smallest, largest) : Scale.linear(largest);
        StringBuilder out = new StringBuilder(Figure.open(id, title, description, WIDTH, HEIGHT));
        axes(out, x, y);
        for (int i = 0; i < lines.size(); i++) {
            out.append("<polyline class=\"line c").append(i + 1).append("\" points=\"");
            for (Series.Point point : lines.get(i).points()) {
                if (!logarithmic || point.y() > 0) {
                    out.append(Html.number(left(x, point.x())))
                            .append(',')
                            .append(Html.number(top(y, point.y())))
                            .append(' ');
                }
            }
            out.append("\"/>\n");
        }
        return Figure.close(out, lines.stream().map(Series::name).toList());
    }

    private void axes(StringBuilder out, Scale x, Scale y) {
        for (double tick : y.ticks()) {
            double at = top(y, tick);
            out.append(Figure.line("grid", LEFT, at, WIDTH - RIGHT, at));
            out.append(Figure.text("end", LEFT - 6, at + 4, Scale.label(tick)));
        }
        for (double tick : x.ticks()) {
            out.append(Figure.text("middle", left(x, tick), HEIGHT - BOTTOM + 16, Scale.label(tick)));
        }
        out.append(Figure.line("axis", LEFT, HEIGHT - BOTTOM, WIDTH - RIGHT, HEIGHT - BOTTOM));
        out.append(Figure.text("middle", (LEFT + WIDTH - RIGHT) / 2.0, HEIGHT - 6, xLabel));
        out.append(Figure.text("start", 4, 12, yLabel));
    }

    private static double left(Scale scale, double value) {
        return LEFT + scale.place(value) * (WIDTH - LEFT - RIGHT);
    }

    private static double top(Scale scale, double value) {
        return HEIGHT - BOTTOM - scale.place(value) * (HEIGHT - TOP - BOTTOM);
    }
}
