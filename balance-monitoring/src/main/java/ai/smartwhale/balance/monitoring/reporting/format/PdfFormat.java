// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.reporting.format;

import ai.smartwhale.balance.monitoring.reporting.model.Report;
import ai.smartwhale.balance.monitoring.reporting.model.ReportChart;
import ai.smartwhale.balance.monitoring.reporting.model.ReportRequest;
import ai.smartwhale.balance.monitoring.reporting.model.ReportSection;
import ai.smartwhale.balance.monitoring.reporting.model.ReportTable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.Locale;
import java.util.Optional;
import java.util.TimeZone;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.interactive.viewerpreferences.PDViewerPreferences;

/**
 * PDF through PDFBox, for printing: landscape A4, charts as vectors, text that can be searched. The same report with
 * the same font gives the same bytes.
 */
final class PdfFormat {

    private static final float TITLE = 18;
    private static final float HEADING = 13;
    private static final float CAPTION = 10;
    private static final float BODY = 9;
    private static final float LEADING = 1.5f;

    private final ReportRequest request;
    private final CellText cells;
    private final PdfText text;
    private final PdfPages pages;

    private PdfFormat(ReportRequest request, CellText cells, PdfText text, PdfPages pages) {
        this.request = request;
        this.cells = cells;
        this.text = text;
        this.pages = pages;
    }

    static void write(Report report, Optional<Path> font, OutputStream out) throws IOException {
        ReportRequest request = report.request();
        try (PDDocument document = new PDDocument()) {
            about(document, report);
            PdfText text = new PdfText(
                    PdfFonts.choose(document, font, request.language()),
                    request.language().rightToLeft());
            CellText cells = new CellText(request);
            String footer = Shown.line(request.title()) + " – " + Words.PAGE.in(request.language());
            try (PdfPages pages = new PdfPages(document, text, cells, footer)) {
                new PdfFormat(request, cells, text, pages).report(report);
            }
            document.save(out);
        }
    }

    private static void about(PDDocument document, Report report) {
        Calendar created = GregorianCalendar.getInstance(TimeZone.getTimeZone("UTC"), Locale.ROOT);
        created.setTimeInMillis(report.createdAt().toEpochMilli());
        PDDocumentInformation about = document.getDocumentInformation();
        about.setTitle(Shown.line(report.request().title()));
        about.setCreationDate(created);
        about.setModificationDate(created);
        document.getDocumentCatalog().setLanguage(report.request().language().tag());
        PDViewerPreferences preferences =
                new PDViewerPreferences(document.getDocumentCatalog().getCOSObject());
        preferences.setDisplayDocTitle(true);
        document.getDocumentCatalog().setViewerPreferences(preferences);
        // Otherwise it would be taken from the clock.
        document.setDocumentId(report.createdAt().toEpochMilli());
    }

    private void report(Report report) throws IOException {
        paragraph(request.title(), TITLE);
        pages.ink(PdfInk.SOFT);
        paragraph(
                Words.PERIOD.in(request.language()) + ": " + cells.time(request.from()) + " – "
                        + cells.time(request.to()),
                BODY);
        paragraph(Words.CREATED.in(request.language()) + ": " + cells.time(report.createdAt()), BODY);
        pages.ink(PdfInk.INK);
        for (ReportSection section : report.sections()) {
            section(section);
        }
    }

    private void section(ReportSection section) throws IOException {
        pages.keep(5 * HEADING);
        pages.take(HEADING);
        paragraph(section.title(), HEADING);
        pages.take(2);
        pages.rule(1);
        for (String paragraph : section.paragraphs()) {
            paragraph(paragraph, BODY);
        }
        for (ReportChart chart : section.charts()) {
            pages.keep(PdfChart.HEIGHT + 6 * CAPTION);
            pages.take(CAPTION / 2);
            paragraph(chart.title(), CAPTION);
            pages.ink(PdfInk.SOFT);
            paragraph(new ChartSummary(cells, request.language()).of(chart), BODY - 1);
            pages.ink(PdfInk.INK);
            PdfChart.draw(chart, cells, text, pages);
        }
        for (ReportTable table : section.tables()) {
            pages.keep(6 * CAPTION);
            pages.take(CAPTION / 2);
            paragraph(table.title(), CAPTION);
            new PdfTable(table, cells, text, pages, request.language().rightToLeft()).draw();
        }
    }

    private void paragraph(String paragraph, float size) throws IOException {
        for (String visual : text.lines(paragraph, size, PdfPages.width())) {
            pages.take(size * LEADING);
            float left = request.language().rightToLeft() ? (float) (PdfPages.width() - text.width(visual, size)) : 0;
            pages.text(visual, size, PdfPages.MARGIN + left);
        }
    }
}
