// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.cli.report;

import java.util.List;

/**
 * A bar for each name, of two parts, as SVG.
 *
 * @param title what the plot shows
 * @param description what there is to see, for those who cannot
 * @param first the meaning of the first part
 * @param second the meaning of the second part
 * @param bars from top to bottom
 */
record BarPlot(String title, String description, String first, String second, List<Bar> bars) {

    private static final int WIDTH = 720;
    private static final int LEFT = 170;
    private static final int RIGHT = 70;
    private static final int ROW = 24;
    private static final int LONGEST_NAME = 24;

    /** One bar; both parts are 0 or more. */
    record Bar(String name, long first, long second) {}

    String render(String id) {
        int height = 12 + ROW * bars.size();
        StringBuilder out = new StringBuilder(Figure.open(id, title, description, WIDTH, height));
        double most = bars.stream()
                .mapToDouble(bar -> bar.first() + bar.second())
                .max()
                .orElse(1);
        for (int i = 0; i < bars.size(); i++) {
            Bar bar = bars.get(i);
            double y = 6 + ROW * (double) i;
            double unit = (WIDTH - LEFT - RIGHT) / Math.max(1, most);
            out.append(Figure.text("end", LEFT - 8, y + 15, shorten(bar.name())));
            rectangle(out, "b1", LEFT, y, bar.first() * unit);
            rectangle(out, "b2", LEFT + bar.first() * unit, y, bar.second() * unit);
            double end = LEFT + (bar.first() + bar.second()) * unit;
            out.append(Figure.text("start", end + 6, y + 15, Html.grouped(bar.first() + bar.second())));
        }
        return Figure.close(out, List.of(first, second));
    }

    private static void rectangle(StringBuilder out, String kind, double x, double y, double width) {
        if (width > 0) {
            out.append("<rect class=\"").append(kind).append("\" x=\"").append(Html.number(x));
            out.append("\" y=\"").append(Html.number(y)).append("\" width=\"").append(Html.number(width));
            out.append("\" height=\"").append(ROW - 6).append("\"/>\n");
        }
    }

    private static String shorten(String name) {
        return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME - 1) + '…';
    }
}
