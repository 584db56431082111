// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.reporting.format;

import ai.smartwhale.balance.monitoring.reporting.model.ExportFormat;
import ai.smartwhale.balance.monitoring.reporting.model.Report;
import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.MissingDependencyException;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/** Writes reports. Pure functions, safe for use by many threads. */
public final class ReportFormats {

    private static final int BUFFER = 1 << 16;

    private ReportFormats() {}

    /**
     * Writes a report.
     *
     * @param report the report
     * @param format as what
     * @param font a TrueType font for PDF
     * @param out where to; flushed, not closed
     * @throws IOException if it cannot be written
     * @throws MissingDependencyException if the format needs a library that is not there
     */
    public static void write(Report report, ExportFormat format, Optional<Path> font, OutputStream out)
            throws IOException {
        InvalidValueException.requirePresent("report", report);
        InvalidValueException.requirePresent("font", font);
        InvalidValueException.requirePresent("out", out);
        Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), BUFFER);
        switch (InvalidValueException.requirePresent("format", format)) {
            case HTML -> HtmlFormat.write(report, writer);
            case MARKDOWN -> MarkdownFormat.write(report, writer);
            case CSV -> CsvFormat.write(report, writer);
            case JSON -> JsonFormat.write(report, writer);
            case PDF -> pdf(report, font, out);
        }
        writer.flush();
    }

    private static void pdf(Report report, Optional<Path> font, OutputStream out) throws IOException {
        try {
            PdfFormat.write(report, font, out);
        } catch (NoClassDefFoundError missing) {
            throw new MissingDependencyException("PDF reports", "org.apache.pdfbox:pdfbox:3.0.8", missing);
        }
    }
}
