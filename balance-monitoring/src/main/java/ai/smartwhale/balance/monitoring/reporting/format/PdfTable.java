// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.reporting.format;

import ai.smartwhale.balance.monitoring.reporting.model.ReportCell;
import ai.smartwhale.balance.monitoring.reporting.model.ReportTable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Lays a table out: columns as wide as they need, long texts on several lines, the head on every page. Where the
 * columns do not fit beside each other, the letters become smaller, and then the rest follows below with the first
 * column again.
 */
final class PdfTable {

    private static final float SIZE = 8;
    private static final float SMALLEST = 6;
    private static final float GAP = 10;
    private static final float WIDEST = 170;
    private static final float LEADING = 1.45f;

    private final ReportTable table;
    private final CellText cells;
    private final PdfText text;
    private final PdfPages pages;
    private final boolean rightToLeft;
    private final double[] widths;

    PdfTable(ReportTable table, CellText cells, PdfText text, PdfPages pages, boolean rightToLeft) {
        this.table = table;
        this.cells = cells;
        this.text = text;
        this.pages = pages;
        this.rightToLeft = rightToLeft;
        this.widths = widths();
    }

    private double[] widths() {
        double[] wanted = new double[table.columns().size()];
        for (int i = 0; i < wanted.length; i++) {
            wanted[i] =
                    Math.min(WIDEST, width(text.visual(table.columns().get(i).heading())));
            for (List<ReportCell> row : table.rows()) {
                double width = width(visual(row.get(i)));
                boolean wraps = row.get(i) instanceof ReportCell.Text && width > WIDEST;
                wanted[i] = Math.max(wanted[i], wraps ? WIDEST : width);
            }
        }
        return wanted;
    }

    private double width(String visual) {
        return text.width(visual, SIZE);
    }

    private String visual(ReportCell cell) {
        String shown = cells.shown(cell);
        return cell instanceof ReportCell.Number ? text.number(shown) : text.visual(shown);
    }

    void draw() throws IOException {
        int from = 1;
        do {
            List<Integer> columns = new ArrayList<>(List.of(0));
            double used = widths[0] + GAP;
            while (from < widths.length
                    && (columns.size() == 1 || used + widths[from] + GAP <= PdfPages.width() * SIZE / SMALLEST)) {
                used += widths[from] + GAP;
                columns.add(from++);
            }
            draw(columns, Math.min(1, (PdfPages.width() + GAP) / used));
        } while (from < widths.length);
        pages.take(SIZE);
    }

    private void draw(List<Integer> columns, double scale) throws IOException {
        float size = (float) (SIZE * scale);
        List<List<String>> head = new ArrayList<>();
        for (int column : columns) {
            head.add(text.lines(table.columns().get(column).heading(), size, room(column, scale)));
        }
        head(head, columns, scale);
        for (List<ReportCell> row : table.rows()) {
            List<List<String>> lines = new ArrayList<>(columns.size());
            for (int column : columns) {
                ReportCell cell = row.get(column);
                lines.add(
                        cell instanceof ReportCell.Text
                                ? text.lines(cells.shown(cell), size, room(column, scale))
                                : List.of(visual(cell)));
            }
            if (!pages.has(height(lines, size))) {
                pages.next();
                head(head, columns, scale);
            }
            row(lines, columns, scale);
            pages.rule(0.3f);
        }
    }

    private void head(List<List<String>> head, List<Integer> columns, double scale) throws IOException {
        pages.keep(height(head, SIZE) + 2 * SIZE * LEADING);
        pages.ink(PdfInk.SOFT);
        row(head, columns, scale);
        pages.rule(1);
    }

    private static float height(List<List<String>> lines, float size) {
        return lines.stream().mapToInt(List::size).max().orElse(1) * size * LEADING;
    }

    /** A little more, as the sums of widths are rounded. */
    private double room(int column, double scale) {
        return widths[column] * scale + 0.01;
    }

    private void row(List<List<String>> row, List<Integer> columns, double scale) throws IOException {
        float size = (float) (SIZE * scale);
        int high = row.stream().mapToInt(List::size).max().orElse(1);
        for (int line = 0; line < high; line++) {
            // A cell of more lines than a page has goes on where the next page begins.
            pages.take(size * LEADING);
            double used = 0;
            for (int i = 0; i < columns.size(); i++) {
                double room = widths[columns.get(i)] * scale;
                if (line < row.get(i).size()) {
                    String visual = row.get(i).get(line);
                    double rest = room - text.width(visual, size);
                    boolean atEnd = TableShape.numeric(table, columns.get(i));
                    double left = rightToLeft ? PdfPages.width() - used - room : used;
                    double x = left + (atEnd != rightToLeft ? rest : 0);
                    pages.text(visual, size, (float) (PdfPages.MARGIN + x));
                }
                used += room + GAP * scale;
            }
        }
    }
}
