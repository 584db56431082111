// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.cli.report;

import ai.smartwhale.balance.cli.console.Colours;
import ai.smartwhale.balance.cli.console.TextTable;
import ai.smartwhale.balance.cli.soak.SoakResult;
import ai.smartwhale.balance.cli.soak.check.Ending;
import ai.smartwhale.balance.cli.soak.check.LatencyBook;
import ai.smartwhale.balance.cli.soak.check.Mark;
import ai.smartwhale.balance.cli.soak.check.Verdict;
import ai.smartwhale.balance.cli.soak.fault.FaultRecord;
import ai.smartwhale.messaging.Priority;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The tables of a soak, for every form of its report. */
public final class SoakTables {

    private static final String PROMISES = "Promises";
    private static final int INDENT = 12;

    /**
     * A table.
     *
     * @param caption what it shows
     * @param header the names of its columns
     * @param rows its cells
     */
    record Table(String caption, List<String> header, List<List<String>> rows) {}

    private SoakTables() {}

    /**
     * All tables as text.
     *
     * @param result what the soak has shown
     * @param colours for headers
     * @return the lines
     */
    public static List<String> lines(SoakResult result, Colours colours) {
        List<String> lines = new ArrayList<>();
        for (Table table : all(result)) {
            if (table.caption().equals(PROMISES)) {
                continue;
            }
            lines.add("");
            lines.add(table.caption());
            TextTable text = TextTable.of(table.header().toArray(String[]::new));
            table.rows().forEach(row -> text.row(row.toArray(String[]::new)));
            lines.addAll(text.lines(colours));
        }
        lines.add("");
        for (Verdict verdict : result.verdicts()) {
            lines.add(String.format(Locale.ROOT, "%-10s  %s", state(verdict), verdict.promise()));
            lines.add(" ".repeat(INDENT) + TextTable.printable(verdict.evidence()));
        }
        lines.add("");
        lines.add(summary(result));
        return lines;
    }

    static String summary(SoakResult result) {
        long broken = result.verdicts().stream().filter(Verdict::isBroken).count();
        return (broken == 0 ? "all promises held" : broken + " promises broken") + "; " + Html.grouped(result.asked())
                + " requests in " + result.took().toSeconds() + " s, "
                + result.settings().models() + " models, seed "
                + result.settings().seed();
    }

    static List<Table> all(SoakResult result) {
        return Stream.of(
                        promises(result),
                        faults(result),
                        latencies(result),
                        marks(result),
                        endings(result),
                        reasons(result))
                .filter(table -> !table.rows().isEmpty())
                .toList();
    }

    private static String state(Verdict verdict) {
        return verdict.state().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static Table reasons(SoakResult result) {
        return new Table(
                "Why requests were not answered with data",
                List.of("why", "requests"),
                result.reasons().entrySet().stream()
                        .map(reason -> List.of(reason.getKey(), Html.grouped(reason.getValue())))
                        .toList());
    }

    private static Table promises(SoakResult result) {
        return new Table(
                PROMISES,
                List.of("promise", "verdict", "checked", "broken", "evidence"),
                result.verdicts().stream()
                        .map(verdict -> List.of(
                                verdict.promise(),
                                state(verdict),
                                Html.grouped(verdict.checked()),
                                Html.grouped(verdict.broken()),
                                verdict.evidence()))
                        .toList());
    }

    private static Table faults(SoakResult result) {
        return new Table(
                "Faults",
                List.of("fault", "from", "to", "recovered after", "what"),
                result.faults().stream().map(SoakTables::row).toList());
    }

    private static List<String> row(FaultRecord fault) {
        return List.of(
                fault.kind().label(),
                seconds(fault.began()),
                seconds(fault.ended()),
                fault.recovery().map(SoakTables::seconds).orElse("not before the next"),
                fault.detail());
    }

    private static Table latencies(SoakResult result) {
        List<List<String>> rows = new ArrayList<>();
        for (Priority priority : Priority.values()) {
            LatencyBook.Line calm = result.latencies().line(priority, false);
            LatencyBook.Line fault = result.latencies().line(priority, true);
            rows.add(List.of(
                    priority.name().toLowerCase(Locale.ROOT),
                    Html.grouped(calm.count()),
                    millis(calm.p50()),
                    millis(calm.p99()),
                    millis(calm.max()),
                    Html.grouped(fault.count()),
                    millis(fault.p50()),
                    millis(fault.p99()),
                    millis(fault.max())));
        }
        return new Table(
                "Latency of answers, in calm and in faults",
                List.of("priority", "calm", "p50", "p99", "max", "in faults", "p50", "p99", "max"),
                rows);
    }

    private static Table marks(SoakResult result) {
        return new Table(
                "What the process held",
                List.of("at", "heap after collection", "threads", "files"),
                result.marks().stream().map(SoakTables::row).toList());
    }

    private static List<String> row(Mark mark) {
        return List.of(
                seconds(mark.at()),
                String.format(Locale.ROOT, "%.1f MiB", mark.heap() / (double) (1 << 20)),
                Integer.toString(mark.threadCount()),
                Long.toString(mark.files()));
    }

    private static Table endings(SoakResult result) {
        List<List<String>> rows = new ArrayList<>();
        for (Ending ending : Ending.values()) {
            rows.add(List.of(ending.label(), Html.grouped(result.endings().getOrDefault(ending, 0L))));
        }
        return new Table("How requests ended", List.of("ending", "requests"), rows);
    }

    private static String seconds(Duration value) {
        return String.format(Locale.ROOT, "%.1f s", value.toMillis() / 1e3);
    }

    private static String millis(Duration value) {
        return String.format(Locale.ROOT, "%.1f ms", value.toNanos() / 1e6);
    }
}
