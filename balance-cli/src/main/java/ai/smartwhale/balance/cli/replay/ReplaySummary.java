// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.cli.replay;

import ai.smartwhale.balance.cli.console.Colours;
import ai.smartwhale.balance.cli.console.Durations;
import ai.smartwhale.balance.cli.console.TextTable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A result as tables for people. */
public final class ReplaySummary {

    private static final int MOST_MODELS = 20;

    private ReplaySummary() {}

    /**
     * Writes the tables.
     *
     * @param result what a replay showed
     * @param colours for the terminal
     * @return lines
     */
    public static List<String> lines(ReplayResult result, Colours colours) {
        List<String> lines = new ArrayList<>();
        lines.add(colours.bold(TextTable.printable(result.trace())) + " (" + result.format()
                + (result.cut() ? ", first part" : "") + ") at " + result.pace() + " in "
                + Durations.format(result.took()));
        lines.add("");
        lines.addAll(totals(result, colours));
        section(lines, groups("priority", result.priorities()), colours);
        section(lines, groups("model", busiest(result.models())), colours);
        if (result.models().size() > MOST_MODELS) {
            lines.add(colours.dim("… and " + (result.models().size() - MOST_MODELS) + " models more in the report"));
        }
        section(lines, groups("source", result.sources()), colours);
        if (!result.layers().isEmpty()) {
            section(lines, layers(result.layers()), colours);
        }
        if (!result.reasons().isEmpty()) {
            TextTable reasons = TextTable.of("not answered because", "requests");
            for (Map.Entry<String, Long> reason : result.reasons().entrySet()) {
                reasons.row(reason.getKey(), number(reason.getValue()));
            }
            section(lines, reasons, colours);
        }
        return lines;
    }

    private static List<String> totals(ReplayResult result, Colours colours) {
        ReplayTotals totals = result.totals();
        List<String> lines = new ArrayList<>();
        add(lines, "requests", number(totals.requests()));
        add(lines, "answers", number(totals.answers()));
        add(lines, "of them cached", number(totals.cached()));
        add(lines, "errors", number(totals.errors()));
        add(lines, "timeouts", number(totals.timeouts()));
        add(lines, "rejected", number(totals.rejected()));
        add(lines, "retries", number(totals.retries()));
        add(lines, "duplicates dropped", number(totals.duplicatesDropped()));
        add(lines, "duplicates delivered", verdict(totals.duplicatesDelivered(), colours));
        add(lines, "lost", verdict(totals.lost(), colours));
        add(lines, "answers per second", String.format(Locale.ROOT, "%,.1f", result.throughput()));
        return lines;
    }

    private static void add(List<String> lines, String name, String value) {
        lines.add(String.format(Locale.ROOT, "%-22s%s", name, value));
    }

    private static String verdict(long count, Colours colours) {
        return count == 0 ? colours.green("0") : colours.red(number(count) + "  (must be 0)");
    }

    private static List<GroupCount> busiest(List<GroupCount> models) {
        return models.stream()
                .sorted(Comparator.comparingLong(GroupCount::requests).reversed())
                .limit(MOST_MODELS)
                .toList();
    }

    private static TextTable groups(String name, List<GroupCount> groups) {
        TextTable table = TextTable.of(name, "requests", "answers", "failed", "p50", "p95", "p99", "max");
        for (GroupCount group : groups) {
            Latency latency = group.latency();
            table.row(
                    group.name(),
                    number(group.requests()),
                    number(group.answers()),
                    number(group.failures()),
                    Durations.format(latency.p50()),
                    Durations.format(latency.p95()),
                    Durations.format(latency.p99()),
                    Durations.format(latency.max()));
        }
        return table;
    }

    private static TextTable layers(List<LayerCount> layers) {
        TextTable table = TextTable.of("cache", "hit rate", "hits", "misses", "failures");
        for (LayerCount layer : layers) {
            table.row(
                    layer.name(),
                    String.format(Locale.ROOT, "%.1f %%", 100 * layer.hitRate()),
                    number(layer.hits()),
                    number(layer.misses()),
                    number(layer.failures()));
        }
        return table;
    }

    private static void section(List<String> lines, TextTable table, Colours colours) {
        lines.add("");
        lines.addAll(table.lines(colours));
    }

    private static String number(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }
}
