// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.reporting.format;

import java.io.IOException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;

/** Fills pages from the top, begins the next one where there is no more room, and numbers them. */
final class PdfPages implements AutoCloseable {

    static final float MARGIN = 36;
    private static final float FOOT = 7;
    private static final PDRectangle PAGE = new PDRectangle(PDRectangle.A4.getHeight(), PDRectangle.A4.getWidth());

    private final PDDocument document;
    private final PdfText text;
    private final CellText cells;
    private final String footer;
    private PDPageContentStream content;
    private float y;

    PdfPages(PDDocument document, PdfText text, CellText cells, String footer) throws IOException {
        this.document = document;
        this.text = text;
        this.cells = cells;
        this.footer = footer;
        this.content = begin();
    }

    private PDPageContentStream begin() throws IOException {
        PDPage page = new PDPage(PAGE);
        document.addPage(page);
        y = PAGE.getHeight() - MARGIN;
        content = new PDPageContentStream(document, page);
        String number = text.visual(footer + ' ' + cells.digits(Integer.toString(document.getNumberOfPages())));
        ink(PdfInk.SOFT);
        write(number, FOOT, (float) (PAGE.getWidth() - text.width(number, FOOT)) / 2, MARGIN / 2);
        ink(PdfInk.INK);
        return content;
    }

    static float width() {
        return PAGE.getWidth() - 2 * MARGIN;
    }

    /** Whether there is room on this page. */
    boolean has(float height) {
        return y - height >= MARGIN;
    }

    /** Takes room from the page, or from the next one. */
    void take(float height) throws IOException {
        keep(height);
        y -= height;
    }

    /** Begins the next page if there is not as much room, so that what belongs together stays so. */
    void keep(float height) throws IOException {
        if (!has(height)) {
            next();
        }
    }

    void next() throws IOException {
        content.close();
        content = begin();
    }

    /** The lower edge of what was taken. */
    float bottom() {
        return y;
    }

    PDPageContentStream content() {
        return content;
    }

    void ink(PdfInk ink) throws IOException {
        content.setNonStrokingColor(ink.red(), ink.green(), ink.blue());
        content.setStrokingColor(ink.red(), ink.green(), ink.blue());
    }

    /** A line from edge to edge at the lower edge of what was taken. */
    void rule(float strength) throws IOException {
        ink(PdfInk.RULE);
        content.setLineWidth(strength);
        content.moveTo(MARGIN, y);
        content.lineTo(MARGIN + width(), y);
        content.stroke();
        ink(PdfInk.INK);
    }

    /** Text at the lower edge of what was taken. */
    void text(String visual, float size, float x) throws IOException {
        write(visual, size, x, y + size * 0.35f);
    }

    void write(String visual, float size, float x, float bottom) throws IOException {
        content.beginText();
        content.setFont(text.font(), size);
        content.newLineAtOffset(x, bottom);
        content.showText(visual);
        content.endText();
    }

    @Override
    public void close() throws IOException {
        content.close();
    }
}
