// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.cli.report;

import ai.smartwhale.balance.cli.console.Durations;
import ai.smartwhale.balance.cli.replay.GroupCount;
import ai.smartwhale.balance.cli.replay.Latency;
import ai.smartwhale.balance.cli.replay.LayerCount;
import ai.smartwhale.balance.cli.replay.ReplayResult;
import ai.smartwhale.balance.cli.replay.ReplayTotals;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The head and the tables of the report. */
final class ReportTables {

    private static final List<String> GROUP =
            List.of("requests", "answers", "not answered", "p50", "p95", "p99", "max");

    private ReportTables() {}

    static String head(ReplayResult result) {
        ReplayTotals totals = result.totals();
        String verdict = totals.sound()
                ? "<p class=\"verdict good\">Nothing lost, nothing delivered twice.</p>\n"
                : "<p class=\"verdict bad\">" + Html.grouped(totals.lost()) + " lost, "
                        + Html.grouped(totals.duplicatesDelivered()) + " delivered twice.</p>\n";
        return "<h1>Balance replay</h1>\n<p>" + Html.escape(result.trace()) + " (" + Html.escape(result.format())
                + (result.cut() ? ", first part" : "") + ") at " + Html.escape(result.pace()) + ", "
                + result.startedAt().truncatedTo(ChronoUnit.SECONDS) + "</p>\n" + verdict + "<dl class=\"tiles\">\n"
                + tile("requests", Html.grouped(totals.requests()))
                + tile(
                        "from the cache",
                        percent(totals.answers() == 0 ? 0 : (double) totals.cached() / totals.answers()))
                + tile("answers per second", String.format(Locale.ROOT, "%,.0f", result.throughput()))
                + tile("median latency", Durations.format(result.overall().p50()))
                + tile("p99 latency", Durations.format(result.overall().p99()))
                + tile("lost", Html.grouped(totals.lost()))
                + tile("delivered twice", Html.grouped(totals.duplicatesDelivered()))
                + "</dl>\n";
    }

    private static String tile(String name, String value) {
        return "<div><dt>" + Html.escape(name) + "</dt><dd>" + Html.escape(value) + "</dd></div>\n";
    }

    static String tables(ReplayResult result) {
        StringBuilder out = new StringBuilder("<section>\n<h2>Numbers</h2>\n");
        out.append(Html.table("Totals", List.of("count", "number", "meaning"), totals(result.totals())));
        out.append(Html.table("By priority", header("priority"), groups(result.priorities())));
        out.append(Html.table("By model", header("model"), groups(result.models())));
        out.append(Html.table("By source", header("source"), groups(result.sources())));
        if (!result.layers().isEmpty()) {
            List<String> columns = List.of("layer", "hit rate", "hits", "misses", "failures");
            out.append(Html.table(
                    "By layer of the cache",
                    columns,
                    result.layers().stream().map(ReportTables::row).toList()));
        }
        if (!result.reasons().isEmpty()) {
            List<List<String>> reasons = new ArrayList<>();
            result.reasons().forEach((reason, count) -> reasons.add(List.of(reason, Html.grouped(count))));
            out.append(Html.table("Why requests were not answered with data", List.of("reason", "requests"), reasons));
        }
        return out.append("</section>\n").toString();
    }

    private static List<List<String>> totals(ReplayTotals totals) {
        return List.of(
                total("requests", totals.requests(), "made by the models"),
                total("answers", totals.answers(), "with data"),
                total("of them cached", totals.cached(), "known already, so that the Data service was not asked"),
                total("errors", totals.errors(), "answered with an error, or failed on the way"),
                total("timeouts", totals.timeouts(), "not answered in time, and told so"),
                total("rejected", totals.rejected(), "refused at once because too much was under way"),
                total("lost", totals.lost(), "never ended; must be 0"),
                total("duplicates delivered", totals.duplicatesDelivered(), "must be 0"),
                total("duplicates dropped", totals.duplicatesDropped(), "came again and were kept from the callers"),
                total("retries", totals.retries(), "requests sent again"),
                total("errors injected", totals.injectedErrors(), "made on purpose by the stand-in Data service"),
                total("duplicates injected", totals.injectedDuplicates(), "sent twice by the stand-in Data service"));
    }

    private static List<String> total(String name, long number, String meaning) {
        return List.of(name, Html.grouped(number), meaning);
    }

    private static List<String> header(String first) {
        List<String> header = new ArrayList<>(List.of(first));
        header.addAll(GROUP);
        return header;
    }

    private static List<List<String>> groups(List<GroupCount> groups) {
        return groups.stream().map(ReportTables::row).toList();
    }

    private static List<String> row(LayerCount layer) {
        return List.of(
                layer.name(),
                percent(layer.hitRate()),
                Html.grouped(layer.hits()),
                Html.grouped(layer.misses()),
                Html.grouped(layer.failures()));
    }

    private static String percent(double part) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * part);
    }

    private static List<String> row(GroupCount group) {
        Latency latency = group.latency();
        return List.of(
                group.name(),
                Html.grouped(group.requests()),
                Html.grouped(group.answers()),
                Html.grouped(group.requests() - group.answers()),
                Durations.format(latency.p50()),
                Durations.format(latency.p95()),
                Durations.format(latency.p99()),
                Durations.format(latency.max()));
    }
}
