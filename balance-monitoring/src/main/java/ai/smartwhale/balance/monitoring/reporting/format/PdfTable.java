// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.reporting.format;

import ai.smartwhale.balance.monitoring.reporting.model.ReportCell;
import ai.smartwhale.balance.monitoring.reporting.model.ReportColumn;
import ai.smartwhale.balance.monitoring.reporting.model.ReportTable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Lays a table out: columns as wide as they need, the letters smaller where they do not fit, the head on every page.
 */
final class PdfTable {

    private static final float SIZE = 8;
    private static final float LEAST_SIZE = 3;
    private static final float GAP = 8;
    private static final float WIDEST = 180;

    private final ReportTable table;
    private final CellText cells;
    private final PdfText text;
    private final boolean rightToLeft;

    PdfTable(ReportTable table, CellText cells, PdfText text, boolean rightToLeft) {
        this.table = table;
        this.cells = cells;
        this.text = text;
        this.rightToLeft = rightToLeft;
    }

    void draw(PdfPages pages) throws IOException {
        List<String> head = new ArrayList<>();
        double[] widths = new double[table.columns().size()];
        for (ReportColumn column : table.columns()) {
            widths[head.size()] = Math.min(WIDEST, text.width(text.visual(column.heading()), SIZE));
            head.add(text.visual(column.heading()));
        }
        List<List<String>> rows = new ArrayList<>(table.rows().size());
        for (List<ReportCell> row : table.rows()) {
            List<String> shown = new ArrayList<>(row.size());
            for (ReportCell cell : row) {
                String visual = text.visual(cells.shown(cell));
                double width = text.width(visual, SIZE);
                boolean cut = cell instanceof ReportCell.Text && width > WIDEST;
                widths[shown.size()] = Math.max(widths[shown.size()], cut ? WIDEST : width);
                shown.add(visual);
            }
            rows.add(shown);
        }
        double total = Arrays.stream(widths).sum() + GAP * widths.length;
        double scale = Math.max(LEAST_SIZE / SIZE, Math.min(1, PdfPages.width() / total));
        row(pages, head, widths, scale);
        for (List<String> row : rows) {
            row(pages, row, widths, scale, head);
        }
    }

    private void row(PdfPages pages, List<String> row, double[] widths, double scale, List<String> head)
            throws IOException {
        float height = (float) (SIZE * scale * 1.5);
        if (pages.bottom() - height < PdfPages.MARGIN) {
            pages.take(height);
            cells(pages, head, widths, scale);
        }
        row(pages, row, widths, scale);
    }

    private void row(PdfPages pages, List<String> row, double[] widths, double scale) throws IOException {
        pages.take((float) (SIZE * scale * 1.5));
        cells(pages, row, widths, scale);
    }

    private void cells(PdfPages pages, List<String> row, double[] widths, double scale) throws IOException {
        double used = 0;
        float size = (float) (SIZE * scale);
        for (int i = 0; i < row.size(); i++) {
            double room = widths[i] * scale;
            String visual = text.fitting(row.get(i), size, room + 0.01);
            double x = rightToLeft ? PdfPages.width() - used - text.width(visual, size) : used;
            pages.text(text, visual, size, (float) (PdfPages.MARGIN + x));
            used += room + GAP * scale;
        }
    }
}
