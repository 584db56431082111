// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.cli.report;

import ai.smartwhale.balance.cli.replay.GroupCount;
import ai.smartwhale.balance.cli.replay.PriorityCurve;
import ai.smartwhale.balance.cli.replay.ReplayResult;
import ai.smartwhale.balance.cli.replay.TimePoint;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** The plots of the report. */
final class ReportPlots {

    private static final int MOST_BARS = 30;

    private ReportPlots() {}

    static String all(ReplayResult result) {
        return "<section>\n<h2>Over time</h2>\n" + flow(result) + latency(result) + "</section>\n"
                + "<section>\n<h2>Latency</h2>\n" + distribution(result) + "</section>\n"
                + "<section>\n<h2>Models</h2>\n" + models(result) + "</section>\n";
    }

    private static String flow(ReplayResult result) {
        List<Series> lines = List.of(
                line("requests", result.points(), TimePoint::sentPerSecond),
                line("answers", result.points(), TimePoint::answeredPerSecond),
                line("errors, timeouts, rejected", result.points(), TimePoint::failedPerSecond));
        String description = String.format(
                Locale.ROOT,
                "%d requests were made in %.1f seconds; %d were answered with data.",
                result.totals().requests(),
                seconds(result.took()),
                result.totals().answers());
        return new LinePlot("Requests and answers", description, "seconds", "per second", false, lines).render("flow");
    }

    private static String latency(ReplayResult result) {
        List<TimePoint> answered =
                result.points().stream().filter(p -> p.latency().count() > 0).toList();
        List<Series> lines = List.of(
                line("p50", answered, p -> millis(p.latency().p50())),
                line("p95", answered, p -> millis(p.latency().p95())),
                line("p99", answered, p -> millis(p.latency().p99())));
        String description = String.format(
                Locale.ROOT,
                "Over the whole replay half of the answers came within %.1f ms and 99 of 100 within %.1f ms.",
                millis(result.overall().p50()),
                millis(result.overall().p99()));
        return new LinePlot("Latency of answers", description, "seconds", "ms, logarithmic", true, lines)
                .render("latency");
    }

    private static String distribution(ReplayResult result) {
        List<Series> lines = result.curves().stream()
                .filter(curve -> !curve.points().isEmpty())
                .map(ReportPlots::curve)
                .toList();
        String description = "For each priority, how long the given percentage of its answers took at most.";
        return new LinePlot(
                        "Distribution of latency by priority",
                        description,
                        "percent of answers",
                        "ms, logarithmic",
                        true,
                        lines)
                .render("distribution");
    }

    private static Series curve(PriorityCurve curve) {
        return new Series(
                curve.priority().name(),
                curve.points().stream()
                        .map(point -> new Series.Point(point.percentile(), millis(point.latency())))
                        .toList());
    }

    private static String models(ReplayResult result) {
        List<GroupCount> busiest = result.models().stream()
                .sorted(Comparator.comparingLong(GroupCount::requests).reversed())
                .limit(MOST_BARS)
                .toList();
        String title = busiest.size() < result.models().size()
                ? "Requests of the " + MOST_BARS + " busiest of "
                        + result.models().size() + " models"
                : "Requests by model";
        List<BarPlot.Bar> bars = busiest.stream()
                .map(model -> new BarPlot.Bar(model.name(), model.answers(), model.requests() - model.answers()))
                .toList();
        return new BarPlot(
                        title, "The numbers stand in the table of models.", "answered", "not answered with data", bars)
                .render("models");
    }

    private static Series line(String name, List<TimePoint> points, ToDoubleFunction<TimePoint> value) {
        return new Series(
                name,
                points.stream()
                        .map(point -> new Series.Point(seconds(point.at()), value.applyAsDouble(point)))
                        .toList());
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }

    private static double millis(Duration duration) {
        return duration.toNanos() / 1e6;
    }
}
