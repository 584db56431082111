// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.reporting.format;

import java.io.IOException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;

/** Fills pages from the top, and begins the next one where there is no more room. */
final class PdfPages implements AutoCloseable {

    static final float MARGIN = 36;
    private static final PDRectangle PAGE = new PDRectangle(PDRectangle.A4.getHeight(), PDRectangle.A4.getWidth());

    private final PDDocument document;
    private PDPageContentStream content;
    private float y;

    PdfPages(PDDocument document) throws IOException {
        this.document = document;
        this.content = begin();
    }

    private PDPageContentStream begin() throws IOException {
        PDPage page = new PDPage(PAGE);
        document.addPage(page);
        y = PAGE.getHeight() - MARGIN;
        return new PDPageContentStream(document, page);
    }

    static float width() {
        return PAGE.getWidth() - 2 * MARGIN;
    }

    /** Takes room from the page, or from the next one; tells whether it is the next one. */
    boolean take(float height) throws IOException {
        boolean next = y - height < MARGIN;
        if (next) {
            content.close();
            content = begin();
        }
        y -= height;
        return next;
    }

    /** The lower edge of what was taken. */
    float bottom() {
        return y;
    }

    PDPageContentStream content() {
        return content;
    }

    void text(PdfText text, String visual, float size, float x) throws IOException {
        content.beginText();
        content.setFont(text.font(), size);
        content.newLineAtOffset(x, y + size / 4);
        content.showText(visual);
        content.endText();
    }

    @Override
    public void close() throws IOException {
        content.close();
    }
}
