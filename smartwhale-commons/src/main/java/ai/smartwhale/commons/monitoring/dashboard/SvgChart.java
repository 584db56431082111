// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.monitoring.dashboard;

import java.util.function.BiConsumer;

/** A chart as SVG that takes its text colour from what is around it, and needs no style sheet. */
final class SvgChart {

    private SvgChart() {}

    static Markup draw(Chart chart) {
        return draw(chart, Plot.holding(chart), (svg, plot) -> {});
    }

    /** With something behind its lines. */
    static Markup draw(Chart chart, Plot plot, BiConsumer<Markup, Plot> behind) {
        Markup svg = open(chart.title(), Plot.HEIGHT);
        plot.draw(svg, chart);
        behind.accept(svg, plot);
        for (int i = 0; i < chart.series().size(); i++) {
            plot.draw(svg, chart.series().get(i), i);
        }
        return svg.end("svg");
    }

    static Markup open(String label, double height) {
        return new Markup()
                .start(
                        "svg",
                        "xmlns",
                        "http://www.w3.org/2000/svg",
                        "viewBox",
                        "0 0 " + Plot.WIDTH + ' ' + height,
                        "width",
                        "100%",
                        "role",
                        "img",
                        "aria-label",
                        label,
                        "font-family",
                        "system-ui, sans-serif",
                        "font-size",
                        "11",
                        "fill",
                        "currentColor");
    }
}
