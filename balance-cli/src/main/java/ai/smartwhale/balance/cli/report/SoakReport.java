// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.cli.report;

import ai.smartwhale.balance.cli.soak.SoakResult;
import ai.smartwhale.balance.cli.soak.check.Mark;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** Writes a soak as one file that needs nothing else: HTML, or Markdown. */
public final class SoakReport {

    private static final double MIB = 1 << 20;
    private static final double MINUTE_SECONDS = 60;

    private SoakReport() {}

    /**
     * Writes the report.
     *
     * @param result what the soak has shown
     * @param file where to; an existing file is replaced. Markdown if its name ends with {@code .md}
     * @throws IOException if the file cannot be written
     */
    public static void write(SoakResult result, Path file) throws IOException {
        boolean markdown = file.toString().toLowerCase(Locale.ROOT).endsWith(".md");
        Files.writeString(file, markdown ? markdown(result) : html(result), StandardCharsets.UTF_8);
    }

    /**
     * Makes the text of the report as HTML.
     *
     * @param result what the soak has shown
     * @return a document
     */
    public static String html(SoakResult result) {
        StringBuilder body = new StringBuilder("<h1>Balance soak</h1>\n<p>")
                .append(Html.escape(SoakTables.summary(result)))
                .append(".</p>\n");
        result.notes()
                .forEach(note -> body.append("<p>").append(Html.escape(note)).append(".</p>\n"));
        List<SoakTables.Table> tables = SoakTables.all(result);
        body.append("<section>\n<h2>Promises</h2>\n")
                .append(table(tables.get(0)))
                .append("</section>\n<section>\n<h2>What the process held</h2>\n")
                .append(plot(result, "Heap after collection", "MiB", mark -> mark.heap() / MIB))
                .append(plot(result, "Threads", "threads", Mark::threadCount))
                .append(plot(result, "Files and sockets", "open", Mark::files))
                .append("</section>\n<section>\n<h2>Numbers</h2>\n");
        tables.subList(1, tables.size()).forEach(table -> body.append(table(table)));
        return HtmlReport.document("Balance soak", body.append("</section>\n").toString());
    }

    private static String table(SoakTables.Table table) {
        return Html.table(table.caption(), table.header(), table.rows());
    }

    private static String plot(SoakResult result, String title, String unit, ToDoubleFunction<Mark> value) {
        List<Series.Point> points = result.marks().stream()
                .map(mark -> new Series.Point(mark.at().toMillis() / 1e3 / MINUTE_SECONDS, value.applyAsDouble(mark)))
                .toList();
        return new LinePlot(
                        title,
                        "The numbers stand in the table below.",
                        "minutes",
                        unit,
                        false,
                        List.of(new Series(title, points)))
                .render(unit.toLowerCase(Locale.ROOT));
    }

    /**
     * Makes the text of the report as Markdown.
     *
     * @param result what the soak has shown
     * @return a document
     */
    public static String markdown(SoakResult result) {
        StringBuilder out = new StringBuilder("# Balance soak\n\n")
                .append(SoakTables.summary(result))
                .append(".\n");
        result.notes().forEach(note -> out.append("\n").append(note).append(".\n"));
        for (SoakTables.Table table : SoakTables.all(result)) {
            out.append("\n## ").append(table.caption()).append("\n\n");
            out.append(row(table.header()));
            out.append(row(table.header().stream().map(cell -> "---").toList()));
            table.rows().forEach(cells -> out.append(row(cells)));
        }
        return out.toString();
    }

    private static String row(List<String> cells) {
        return cells.stream()
                .map(cell -> cell.replace("|", "\\|").replace('\n', ' '))
                .collect(Collectors.joining(" | ", "| ", " |\n"));
    }
}
