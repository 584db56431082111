// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.reporting;

import ai.smartwhale.commons.InvalidValueException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The limits of reports, and where they go.
 *
 * @param directory where reports are written; without one they only go to streams
 * @param mostSeries how many series of a section are analysed, the others are counted only; 1 to 100,000, default 5,000
 * @param mostCharts how many series of a section are drawn; 0 to 1,000, default 12
 * @param font a TrueType font with the letters of the report, embedded in PDF; without one the first is taken that is
 *     installed of Vazirmatn, Vazir, DejaVu Sans, Tahoma and Arial, and if there is none English does with the
 *     Helvetica of every reader, while Persian is refused. The same bytes on every machine need a font of one's own
 */
public record ReportGeneratorConfig(Optional<Path> directory, int mostSeries, int mostCharts, Optional<Path> font) {

    /** No directory, 5,000 series, 12 charts, no font. */
    public static final ReportGeneratorConfig DEFAULT =
            new ReportGeneratorConfig(Optional.empty(), 5_000, 12, Optional.empty());

    /**
     * Checks.
     *
     * @throws InvalidValueException if a part is missing or outside of its range
     */
    public ReportGeneratorConfig {
        InvalidValueException.requirePresent("directory", directory);
        InvalidValueException.requireRange("mostSeries", mostSeries, 1, 100_000);
        InvalidValueException.requireRange("mostCharts", mostCharts, 0, 1_000);
        InvalidValueException.requirePresent("font", font);
    }

    /**
     * The same with a directory.
     *
     * @param where reports are written
     * @return the settings
     */
    public ReportGeneratorConfig withDirectory(Path where) {
        return new ReportGeneratorConfig(
                Optional.of(InvalidValueException.requirePresent("directory", where)), mostSeries, mostCharts, font);
    }

    /**
     * The same with another number of charts.
     *
     * @param charts for each section
     * @return the settings
     */
    public ReportGeneratorConfig withMostCharts(int charts) {
        return new ReportGeneratorConfig(directory, mostSeries, charts, font);
    }

    /**
     * The same with a font for PDF.
     *
     * @param file a TrueType font
     * @return the settings
     */
    public ReportGeneratorConfig withFont(Path file) {
        return new ReportGeneratorConfig(
                directory, mostSeries, mostCharts, Optional.of(InvalidValueException.requirePresent("font", file)));
    }
}
