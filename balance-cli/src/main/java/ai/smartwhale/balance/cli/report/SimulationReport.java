// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.cli.report;

import ai.smartwhale.balance.cli.simulate.DropReason;
import ai.smartwhale.balance.cli.simulate.Scenario;
import ai.smartwhale.balance.cli.simulate.SimulationPolicy;
import ai.smartwhale.balance.cli.simulate.SimulationResult;
import ai.smartwhale.balance.cli.simulate.Urgency;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Writes simulations as one HTML file that needs nothing else. */
public final class SimulationReport {

    private SimulationReport() {}

    /**
     * Writes the report.
     *
     * @param results of any scenarios
     * @param trace the name of the trace
     * @param file where to; an existing file is replaced
     * @throws IOException if the file cannot be written
     */
    public static void write(List<SimulationResult> results, String trace, Path file) throws IOException {
        Files.writeString(file, render(results, trace), StandardCharsets.UTF_8);
    }

    /**
     * Makes the text of the report.
     *
     * @param results of any scenarios
     * @param trace the name of the trace
     * @return an HTML document
     */
    public static String render(List<SimulationResult> results, String trace) {
        Map<Scenario, List<SimulationResult>> scenarios = results.stream()
                .collect(Collectors.groupingBy(
                        result -> result.settings().scenario(), TreeMap::new, Collectors.toList()));
        StringBuilder body = new StringBuilder("<h1>Balance simulation</h1>\n<p>")
                .append(Html.escape(trace))
                .append(", in virtual time. A request that was dropped counts as missed.</p>\n");
        scenarios.forEach((scenario, ofScenario) -> body.append(section(scenario, ofScenario)));
        return HtmlReport.document("Balance simulation: " + trace, body.toString());
    }

    private static String section(Scenario scenario, List<SimulationResult> results) {
        String name = scenario.label();
        double rate = results.get(0).settings().rate();
        return "<section>\n<h2>" + Html.escape(name) + ", " + Html.number(rate) + " requests per second</h2>\n"
                + inTime(name, results) + course(name, results) + calls(name, results) + table(name, results)
                + "</section>\n";
    }

    private static String inTime(String name, List<SimulationResult> results) {
        List<BarPlot.Bar> bars = results.stream()
                .map(result -> {
                    long met = Math.round(result.all() * result.requests());
                    return new BarPlot.Bar(result.policy().label(), met, result.requests() - met);
                })
                .toList();
        return new BarPlot(
                        "Requests answered in time", "The numbers stand in the table below.", "in time", "missed", bars)
                .render("in-time-" + name);
    }

    private static String calls(String name, List<SimulationResult> results) {
        List<BarPlot.Bar> bars = results.stream()
                .map(result -> new BarPlot.Bar(result.policy().label(), result.calls(), 0))
                .toList();
        return new BarPlot("Calls of the Data service", "The numbers stand in the table below.", "calls", "", bars)
                .render("calls-" + name);
    }

    /** The own way and those of others; the variants of the own would hide each other. */
    private static String course(String name, List<SimulationResult> results) {
        List<Series> lines = results.stream()
                .filter(result -> SimulationPolicy.contenders().contains(result.policy()))
                .map(SimulationReport::line)
                .toList();
        return new LinePlot(
                        "Share answered in time, by when it was asked",
                        "One line for each way to ask, over the time of the simulation.",
                        "percent of the time",
                        "share",
                        false,
                        lines)
                .render("course-" + name);
    }

    private static Series line(SimulationResult result) {
        List<Series.Point> points = new ArrayList<>();
        int parts = result.course().size();
        for (int i = 0; i < parts; i++) {
            points.add(
                    new Series.Point(100.0 * (i + 0.5) / parts, result.course().get(i)));
        }
        return new Series(result.policy().label(), points);
    }

    private static String table(String name, List<SimulationResult> results) {
        List<String> header = List.of(
                "policy",
                "calls",
                "keys",
                "in time",
                "victims",
                "worst model",
                "high",
                "normal",
                "low",
                "p99 high",
                "p99 normal",
                "p99 low",
                "longest low",
                "goodput per s",
                "jain",
                "dropped");
        return Html.table(
                name, header, results.stream().map(SimulationReport::row).toList());
    }

    private static List<String> row(SimulationResult result) {
        List<String> row = new ArrayList<>(List.of(
                result.policy().label(),
                Html.grouped(result.calls()),
                Html.grouped(result.keys()),
                share(result.all()),
                share(result.victims()),
                share(result.worstModel())));
        each(row, urgency -> share(result.classResult(urgency).share()));
        each(row, urgency -> millis(result.classResult(urgency).p99()));
        row.add(millis(OptionalDouble.of(result.classResult(Urgency.LOW).longest())));
        row.add(String.format(Locale.ROOT, "%.0f", result.goodput()));
        row.add(share(result.jain()));
        row.add(result.dropped().isEmpty() ? "none" : dropped(result.dropped()));
        return row;
    }

    private static void each(List<String> row, Function<Urgency, String> cell) {
        for (Urgency urgency : Urgency.values()) {
            row.add(cell.apply(urgency));
        }
    }

    private static String dropped(Map<DropReason, Long> dropped) {
        return new TreeMap<>(dropped)
                .entrySet().stream()
                        .map(entry -> Html.grouped(entry.getValue()) + " "
                                + entry.getKey().label())
                        .collect(Collectors.joining(", "));
    }

    private static String share(double value) {
        return String.format(Locale.ROOT, "%.4f", value);
    }

    private static String millis(OptionalDouble value) {
        return value.isPresent() ? String.format(Locale.ROOT, "%.0f ms", value.getAsDouble()) : "dropped";
    }
}
