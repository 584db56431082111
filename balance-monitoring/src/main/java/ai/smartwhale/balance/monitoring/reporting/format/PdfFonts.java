// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.reporting.format;

import ai.smartwhale.balance.monitoring.reporting.model.ReportLanguage;
import ai.smartwhale.commons.InvalidValueException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;

/** Chooses the font of a PDF: the one of the settings, one that is installed, or the Helvetica of every reader. */
final class PdfFonts {

    private static final String WANTED = "a TrueType font that may be embedded";
    /** The letters of "report" as they are joined, and a digit. */
    private static final String PERSIAN = "\uFB94\uFEB0\uFE8D\uFEAD\uFEB5\u06F5";

    private PdfFonts() {}

    static PDFont choose(PDDocument document, Optional<Path> configured, ReportLanguage language) throws IOException {
        return choose(document, configured, language, configured.isPresent() ? List.of() : InstalledFonts.all());
    }

    static PDFont choose(PDDocument document, Optional<Path> configured, ReportLanguage language, List<Path> installed)
            throws IOException {
        if (configured.isPresent()) {
            return fitting(load(document, configured.orElseThrow()), language, configured.orElseThrow());
        }
        for (Path font : installed) {
            try {
                return fitting(load(document, font), language, font);
            } catch (InvalidValueException unfit) {
                continue;
            }
        }
        if (language.rightToLeft()) {
            throw new InvalidValueException(
                    "font",
                    null,
                    "a TrueType font with Persian letters, in the settings or installed, for PDF in Persian");
        }
        return new PDType1Font(Standard14Fonts.FontName.HELVETICA);
    }

    private static PDFont load(PDDocument document, Path font) throws IOException {
        if (!Files.isReadable(font)) {
            throw new InvalidValueException("font", font, "a file that can be read, " + WANTED);
        }
        try {
            return PDType0Font.load(document, font.toFile());
        } catch (IOException | RuntimeException broken) {
            InvalidValueException unfit = new InvalidValueException("font", font, WANTED);
            unfit.initCause(broken);
            throw unfit;
        }
    }

    private static PDFont fitting(PDFont font, ReportLanguage language, Path file) throws IOException {
        if (language.rightToLeft()) {
            try {
                font.encode(PERSIAN);
            } catch (IllegalArgumentException lacking) {
                InvalidValueException unfit =
                        new InvalidValueException("font", file, "one with Persian letters and their joined forms");
                unfit.initCause(lacking);
                throw unfit;
            }
        }
        return font;
    }
}
