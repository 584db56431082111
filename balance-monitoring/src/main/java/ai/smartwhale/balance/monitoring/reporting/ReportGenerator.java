// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.reporting;

import ai.smartwhale.balance.monitoring.reporting.model.ExportFormat;
import ai.smartwhale.balance.monitoring.reporting.model.Report;
import ai.smartwhale.balance.monitoring.reporting.model.ReportRequest;
import ai.smartwhale.balance.monitoring.reporting.model.ReportSource;
import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.LimitExceededException;
import ai.smartwhale.commons.MissingDependencyException;
import java.io.IOException;
import java.io.OutputStream;
import java.time.InstantSource;
import java.util.List;

/**
 * Makes reports of what its sources know, with trends and forecasts, and writes them. Every format shows the same
 * numbers, because they are rounded once. Safe for use by many threads.
 *
 * <pre>{@code
 * ReportGenerator generator = ReportGenerator.create(config, analyzer, sources, Clock.systemUTC());
 * Report report = generator.generateReport(request);
 * generator.exportReport(report, ExportFormat.HTML, "week-12");
 * }</pre>
 */
public interface ReportGenerator {

    /**
     * Asks the sources and puts a report together. A source that throws gets a section that says so, and a warning is
     * logged.
     *
     * @param request the period, the language and what else shall be
     * @return the report
     * @throws InvalidValueException if the request is null
     */
    Report generateReport(ReportRequest request);

    /**
     * Writes a report to a stream.
     *
     * @param report the report
     * @param format as what
     * @param out where to; flushed, not closed
     * @return how much was written
     * @throws InvalidValueException if an argument is null
     * @throws MissingDependencyException if the format needs a library that is not there
     * @throws IOException if it cannot be written
     */
    ExportResult exportReport(Report report, ExportFormat format, OutputStream out) throws IOException;

    /**
     * Writes a report into the directory of the settings, whole or not at all: readers see the former file until the
     * new one is complete.
     *
     * @param report the report
     * @param format as what
     * @param name of the file without its extension: 1 to 100 letters, digits, '.', '_' or '-', not beginning with '.'
     * @return where it is
     * @throws InvalidValueException if an argument is null, the name is another one, or there is no directory
     * @throws MissingDependencyException if the format needs a library that is not there
     * @throws IOException if it cannot be written; nothing is left behind
     */
    ExportResult exportReport(Report report, ExportFormat format, String name) throws IOException;

    /**
     * A generator.
     *
     * @param config its limits
     * @param analyzer what finds trends and makes forecasts
     * @param sources what has sections, in their order; at most 100
     * @param clock what time it is
     * @return the generator
     * @throws InvalidValueException if an argument is null
     * @throws LimitExceededException if there are too many sources
     */
    static ReportGenerator create(
            ReportGeneratorConfig config, TrendAnalyzer analyzer, List<ReportSource> sources, InstantSource clock) {
        InvalidValueException.requirePresent("sources", sources);
        LimitExceededException.requireAtMost("sources", sources.size(), 100);
        return new DefaultReportGenerator(
                InvalidValueException.requirePresent("config", config),
                new TrendSections(config, InvalidValueException.requirePresent("analyzer", analyzer)),
                List.copyOf(sources),
                InvalidValueException.requirePresent("clock", clock));
    }
}
