// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.monitoring.dashboard;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.LimitExceededException;
import ai.smartwhale.commons.monitoring.MetricDefinition;
import ai.smartwhale.commons.monitoring.MetricsCollector;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Draws anew at every call. */
final class DefaultAlertVisualizer implements AlertVisualizer {

    private static final double ROW = 22;
    private static final double NAMES = 180;
    private static final double FOOT = 22;
    private static final double LEAST_BAR = 2;
    private static final int LONGEST_NAME = 28;

    private final MetricsCollector collector;

    DefaultAlertVisualizer(MetricsCollector collector) {
        this.collector = collector;
    }

    @Override
    public String timeline(List<AlertInterval> alerts, Instant from, Instant to) {
        requireFew(alerts);
        InvalidValueException.requirePresent("from", from);
        if (!InvalidValueException.requirePresent("to", to).isAfter(from)) {
            throw new InvalidValueException("to", to, "after " + from);
        }
        double begin = MetricCharts.seconds(from);
        double end = MetricCharts.seconds(to);
        Map<String, Integer> rows = new LinkedHashMap<>();
        List<AlertInterval> drawn = alerts.stream()
                .filter(alert ->
                        alert.from().isBefore(to) && !alert.to().orElse(to).isBefore(from))
                .sorted(Comparator.comparing(AlertInterval::from))
                .toList();
        drawn.forEach(alert -> rows.putIfAbsent(alert.alert(), rows.size()));
        double bottom = rows.size() * ROW;
        Markup svg = SvgChart.open("Alerts from " + from + " to " + to, bottom + FOOT);
        rows.forEach((name, row) -> svg.start("text", "x", 0.0, "y", row * ROW + 15)
                .text(name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME - 1) + '…')
                .element("title", name)
                .end("text"));
        for (AlertInterval alert : drawn) {
            double x = x(MetricCharts.seconds(alert.from()), begin, end);
            double until = x(MetricCharts.seconds(alert.to().orElse(to)), begin, end);
            svg.start(
                            "rect",
                            "x",
                            x,
                            "y",
                            rows.getOrDefault(alert.alert(), 0) * ROW + 4,
                            "width",
                            Math.max(LEAST_BAR, until - x),
                            "height",
                            ROW - 8,
                            "rx",
                            "2",
                            "fill",
                            Palette.of(alert.severity()))
                    .element("title", said(alert))
                    .end("rect");
        }
        svg.element("text", from.toString(), "x", NAMES, "y", bottom + 15);
        svg.element("text", to.toString(), "x", Plot.RIGHT, "y", bottom + 15, "text-anchor", "end");
        return svg.end("svg").toString();
    }

    private static double x(double seconds, double begin, double end) {
        return NAMES + (Plot.RIGHT - NAMES) * Math.max(0, Math.min(1, (seconds - begin) / (end - begin)));
    }

    private static String said(AlertInterval alert) {
        String until = alert.to().map(Instant::toString).orElse("now");
        return alert.alert() + " (" + alert.severity() + ") " + alert.from() + " – " + until;
    }

    @Override
    public String overMetric(String metric, List<AlertThreshold> thresholds, List<AlertInterval> alerts) {
        requireFew(alerts);
        InvalidValueException.requirePresent("thresholds", thresholds);
        LimitExceededException.requireAtMost("thresholds", thresholds.size(), MOST_INTERVALS);
        InvalidValueException.requirePresent("metric", metric);
        MetricDefinition definition = collector.definitions().stream()
                .filter(one -> one.name().equals(metric))
                .findFirst()
                .orElseThrow(
                        () -> new InvalidValueException("metric", metric, "the name of a metric of this collector"));
        Chart chart = MetricCharts.of(definition, collector.history(metric));
        Plot plot = Plot.holding(
                chart, thresholds.stream().mapToDouble(AlertThreshold::value).toArray());
        return SvgChart.draw(chart, plot, (svg, ground) -> {
                    alerts.forEach(alert -> band(svg, ground, alert));
                    thresholds.forEach(threshold -> across(svg, ground, chart, threshold));
                })
                .toString();
    }

    private static void band(Markup svg, Plot plot, AlertInterval alert) {
        double x = plot.x(MetricCharts.seconds(alert.from()));
        double end = alert.to().map(to -> plot.x(MetricCharts.seconds(to))).orElse(Plot.RIGHT);
        svg.start(
                        "rect",
                        "x",
                        x,
                        "y",
                        Plot.TOP,
                        "width",
                        Math.max(0, end - x),
                        "height",
                        Plot.BOTTOM - Plot.TOP,
                        "fill",
                        Palette.of(alert.severity()),
                        "fill-opacity",
                        "0.18")
                .element("title", said(alert))
                .end("rect");
    }

    private static void across(Markup svg, Plot plot, Chart chart, AlertThreshold threshold) {
        double y = plot.y(threshold.value());
        String colour = Palette.of(threshold.severity());
        svg.start(
                        "line",
                        "x1",
                        Plot.LEFT,
                        "x2",
                        Plot.RIGHT,
                        "y1",
                        y,
                        "y2",
                        y,
                        "stroke",
                        colour,
                        "stroke-dasharray",
                        "4 3")
                .end("line");
        svg.element(
                "text",
                threshold.label() + ' ' + chart.number(threshold.value()),
                "x",
                Plot.RIGHT,
                "y",
                y - 3,
                "text-anchor",
                "end",
                "fill",
                colour);
    }

    private static void requireFew(List<AlertInterval> alerts) {
        InvalidValueException.requirePresent("alerts", alerts);
        LimitExceededException.requireAtMost("alerts", alerts.size(), MOST_INTERVALS);
    }
}
