// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.reporting.format;

import ai.smartwhale.balance.monitoring.reporting.model.Report;
import ai.smartwhale.balance.monitoring.reporting.model.ReportChart;
import ai.smartwhale.balance.monitoring.reporting.model.ReportRequest;
import ai.smartwhale.balance.monitoring.reporting.model.ReportSection;
import ai.smartwhale.balance.monitoring.reporting.model.ReportTable;
import ai.smartwhale.commons.InvalidValueException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;

/** PDF through PDFBox, for printing: landscape A4, charts as vectors, text that can be searched. */
final class PdfFormat {

    private static final float TITLE = 18;
    private static final float HEADING = 13;
    private static final float BODY = 9;

    private final ReportRequest request;
    private final CellText cells;
    private final PdfText text;
    private final PdfPages pages;

    private PdfFormat(ReportRequest request, PdfText text, PdfPages pages) {
        this.request = request;
        this.cells = new CellText(request);
        this.text = text;
        this.pages = pages;
    }

    static void write(Report report, Optional<Path> font, OutputStream out) throws IOException {
        ReportRequest request = report.request();
        boolean rightToLeft = request.language().rightToLeft();
        if (rightToLeft && font.isEmpty()) {
            throw new InvalidValueException("font", null, "a TrueType font with Persian letters, for PDF in Persian");
        }
        try (PDDocument document = new PDDocument()) {
            PDDocumentInformation about = document.getDocumentInformation();
            about.setTitle(request.title());
            document.getDocumentCatalog().setLanguage(request.language().tag());
            try (PdfPages pages = new PdfPages(document)) {
                new PdfFormat(request, new PdfText(font(document, font), rightToLeft), pages).report(report);
            }
            document.save(out);
        }
    }

    private static PDFont font(PDDocument document, Optional<Path> font) throws IOException {
        return font.isPresent()
                ? PDType0Font.load(document, font.orElseThrow().toFile())
                : new PDType1Font(Standard14Fonts.FontName.HELVETICA);
    }

    private void report(Report report) throws IOException {
        line(request.title(), TITLE);
        line(
                Words.PERIOD.in(request.language()) + ": " + cells.time(request.from()) + " – "
                        + cells.time(request.to()),
                BODY);
        line(Words.CREATED.in(request.language()) + ": " + cells.time(report.createdAt()), BODY);
        for (ReportSection section : report.sections()) {
            pages.take(HEADING);
            line(section.title(), HEADING);
            for (String paragraph : section.paragraphs()) {
                paragraph(paragraph);
            }
            for (ReportChart chart : section.charts()) {
                PdfChart.draw(chart, cells, text, pages);
            }
            for (ReportTable table : section.tables()) {
                pages.take(BODY);
                line(table.title(), BODY + 2);
                new PdfTable(table, cells, text, request.language().rightToLeft()).draw(pages);
            }
        }
    }

    private void paragraph(String paragraph) throws IOException {
        StringBuilder line = new StringBuilder();
        for (String word : paragraph.trim().split("\\s+", -1)) {
            String longer = line.isEmpty() ? word : line + " " + word;
            if (!line.isEmpty() && text.width(text.visual(longer), BODY) > PdfPages.width()) {
                line(line.toString(), BODY);
                line.setLength(0);
                line.append(word);
            } else {
                line.setLength(0);
                line.append(longer);
            }
        }
        line(line.toString(), BODY);
    }

    private void line(String logical, float size) throws IOException {
        String visual = text.fitting(text.visual(logical), size, PdfPages.width());
        pages.take(size * 1.4f);
        float left = request.language().rightToLeft() ? (float) (PdfPages.width() - text.width(visual, size)) : 0;
        pages.text(text, visual, size, PdfPages.MARGIN + left);
    }
}
