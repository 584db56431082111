// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.reporting;

import ai.smartwhale.balance.monitoring.reporting.format.ReportFormats;
import ai.smartwhale.balance.monitoring.reporting.format.Words;
import ai.smartwhale.balance.monitoring.reporting.model.ExportFormat;
import ai.smartwhale.balance.monitoring.reporting.model.Report;
import ai.smartwhale.balance.monitoring.reporting.model.ReportRequest;
import ai.smartwhale.balance.monitoring.reporting.model.ReportSection;
import ai.smartwhale.balance.monitoring.reporting.model.ReportSource;
import ai.smartwhale.balance.monitoring.reporting.model.SectionContent;
import ai.smartwhale.commons.InvalidValueException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks each source by itself, so that one that fails costs its own section only. */
final class DefaultReportGenerator implements ReportGenerator {

    private static final Logger LOG = LoggerFactory.getLogger(ReportGenerator.class);

    private final ReportGeneratorConfig config;
    private final TrendSections sections;
    private final List<ReportSource> sources;
    private final InstantSource clock;

    DefaultReportGenerator(
            ReportGeneratorConfig config, TrendSections sections, List<ReportSource> sources, InstantSource clock) {
        this.config = config;
        this.sections = sections;
        this.sources = sources;
        this.clock = clock;
    }

    @Override
    public Report generateReport(ReportRequest request) {
        InvalidValueException.requirePresent("request", request);
        List<ReportSection> parts = new ArrayList<>(sources.size());
        for (ReportSource source : sources) {
            parts.add(section(source, request));
        }
        return new Report(request, clock.instant(), parts);
    }

    private ReportSection section(ReportSource source, ReportRequest request) {
        try {
            SectionContent content = InvalidValueException.requirePresent("content", source.read(request));
            return sections.section(content, request);
        } catch (RuntimeException failed) {
            LOG.warn("A source of the report failed: {}", source.getClass().getName(), failed);
            String failure = Words.FAILED.in(request.language());
            return new ReportSection(name(source), List.of(failure), List.of(), List.of());
        }
    }

    private static String name(ReportSource source) {
        try {
            return InvalidValueException.requireText("name", source.name());
        } catch (RuntimeException failed) {
            LOG.warn("A source of the report has no name: {}", source.getClass().getName(), failed);
            return source.getClass().getName();
        }
    }

    @Override
    public ExportResult exportReport(Report report, ExportFormat format, OutputStream out) throws IOException {
        CountingStream counted = new CountingStream(InvalidValueException.requirePresent("out", out));
        ReportFormats.write(report, format, config.font(), counted);
        return new ExportResult(format, counted.count(), Optional.empty());
    }

    @Override
    public ExportResult exportReport(Report report, ExportFormat format, String name) throws IOException {
        InvalidValueException.requirePresent("report", report);
        InvalidValueException.requirePresent("format", format);
        Path directory = config.directory()
                .orElseThrow(() -> new InvalidValueException("directory", null, "a directory, to write files"));
        return ReportFile.write(directory, name, format, out -> exportReport(report, format, out));
    }
}
