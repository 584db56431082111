// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.reporting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.smartwhale.balance.monitoring.reporting.model.ExportFormat;
import ai.smartwhale.balance.monitoring.reporting.model.Report;
import ai.smartwhale.balance.monitoring.reporting.model.ReportCell;
import ai.smartwhale.balance.monitoring.reporting.model.ReportLanguage;
import ai.smartwhale.balance.monitoring.reporting.model.ReportRequest;
import ai.smartwhale.balance.monitoring.reporting.model.ReportSection;
import ai.smartwhale.balance.monitoring.reporting.model.ReportSource;
import ai.smartwhale.balance.monitoring.reporting.model.SectionContent;
import ai.smartwhale.balance.monitoring.reporting.trend.TimeSeries;
import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.LimitExceededException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReportGeneratorTest {

    private static final Clock CLOCK = Clock.fixed(SampleReports.TO, ZoneOffset.UTC);
    private static final Report REPORT = SampleReports.report(ReportLanguage.ENGLISH, List.of("alpha"));

    @TempDir
    Path directory;

    private static ReportGenerator generator(ReportGeneratorConfig config, ReportSource... sources) {
        return ReportGenerator.create(config, TrendAnalyzer.create(), List.of(sources), CLOCK);
    }

    private List<String> files() throws IOException {
        try (Stream<Path> all = Files.list(directory)) {
            return all.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private static TimeSeries series(String name, int size) {
        double[] values = IntStream.range(0, size).mapToDouble(i -> 100 + i).toArray();
        return new TimeSeries(name, "ms", SampleReports.FROM, Duration.ofHours(1), values);
    }

    private static ReportSource source(TimeSeries... series) {
        return SampleReports.source("s", request -> new SectionContent("S", List.of(), List.of(), List.of(series)));
    }

    @Test
    void seriesGetTrendsForecastsAndCharts() {
        Report report = generator(ReportGeneratorConfig.DEFAULT, source(series("latency", 100)))
                .generateReport(SampleReports.request(ReportLanguage.ENGLISH));
        assertThat(report.createdAt()).isEqualTo(SampleReports.TO);
        ReportSection section = report.sections().get(0);
        assertThat(section.charts()).hasSize(1);
        assertThat(section.charts().get(0).forecast().orElseThrow().points()).hasSize(48);
        List<ReportCell> row = section.tables().get(0).rows().get(0);
        assertThat(row.get(0)).isEqualTo(ReportCell.of("latency"));
        assertThat(row.get(2)).isEqualTo(ReportCell.of(100L));
        assertThat(row.get(3)).isEqualTo(ReportCell.of(149.5));
        assertThat(row.get(4)).isEqualTo(ReportCell.of(199L));
        assertThat(row.get(5)).isEqualTo(ReportCell.of("rising"));
        assertThat(row.get(6)).isEqualTo(ReportCell.of(24L));
        assertThat(row.get(8)).isEqualTo(ReportCell.of(247L));
    }

    @Test
    void tooFewValuesGiveARowThatClaimsNothing() {
        Report report = generator(ReportGeneratorConfig.DEFAULT, source(series("new", 3)))
                .generateReport(SampleReports.request(ReportLanguage.ENGLISH));
        List<ReportCell> row = report.sections().get(0).tables().get(0).rows().get(0);
        assertThat(row.get(5)).isEqualTo(ReportCell.of("unknown"));
        assertThat(row.subList(6, 11)).containsOnly(ReportCell.MISSING);
    }

    @Test
    void whatIsBeyondTheLimitsIsCounted() {
        ReportGeneratorConfig config = new ReportGeneratorConfig(Optional.empty(), 2, 1, Optional.empty());
        Report report = generator(config, source(series("a", 9), series("b", 9), series("c", 9)))
                .generateReport(SampleReports.request(ReportLanguage.ENGLISH));
        ReportSection section = report.sections().get(0);
        assertThat(section.charts()).hasSize(1);
        assertThat(section.tables().get(0).rows()).hasSize(2);
        assertThat(section.paragraphs()).singleElement().asString().endsWith(" 1");
    }

    @Test
    void aSourceThatFailsCostsItsOwnSectionOnly() {
        ReportSource nameless = new ReportSource() {
            @Override
            public String name() {
                throw new IllegalStateException("no name");
            }

            @Override
            public SectionContent read(ReportRequest request) {
                throw new IllegalStateException("no data");
            }
        };
        ReportSource broken = SampleReports.source("quality", request -> {
            throw new IllegalStateException("secret");
        });
        Report report = generator(ReportGeneratorConfig.DEFAULT, broken, nameless, source(series("a", 20)))
                .generateReport(SampleReports.request(ReportLanguage.ENGLISH));
        assertThat(report.sections()).hasSize(3);
        assertThat(report.sections().get(0).title()).isEqualTo("quality");
        assertThat(report.sections().get(0).paragraphs()).containsExactly("This part could not be read.");
        assertThat(report.sections().get(2).charts()).hasSize(1);
        assertThat(report.toString()).doesNotContain("secret");
    }

    @Test
    void filesAreWrittenWholeAndReplaced() throws IOException {
        ReportGenerator generator = generator(ReportGeneratorConfig.DEFAULT.withDirectory(directory.resolve("new")));
        for (ExportFormat format : ExportFormat.values()) {
            ExportResult first = generator.exportReport(REPORT, format, "week-12");
            ExportResult second = generator.exportReport(REPORT, format, "week-12");
            Path file = second.file().orElseThrow();
            assertThat(file).hasFileName("week-12." + format.extension()).hasSize(second.bytes());
            assertThat(second.bytes()).isEqualTo(first.bytes());
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            assertThat(generator.exportReport(REPORT, format, out).bytes()).isEqualTo(out.size());
            assertThat(Files.readAllBytes(file)).isEqualTo(out.toByteArray());
        }
        try (Stream<Path> all = Files.list(directory.resolve("new"))) {
            assertThat(all).hasSize(ExportFormat.values().length);
        }
    }

    @Test
    void aFailureLeavesTheFormerFileAndNothingElse() throws IOException {
        Files.writeString(directory.resolve("r.pdf"), "former");
        ReportGenerator generator = generator(
                ReportGeneratorConfig.DEFAULT.withDirectory(directory).withFont(directory.resolve("none.ttf")));
        assertThatThrownBy(() -> generator.exportReport(REPORT, ExportFormat.PDF, "r"))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("none.ttf");
        assertThat(files()).containsExactly("r.pdf");
        assertThat(directory.resolve("r.pdf")).hasContent("former");
    }

    @Test
    void aDirectoryBehindALinkIsWrittenTo() throws IOException {
        Path real = Files.createDirectory(directory.resolve("real"));
        Path link = Files.createSymbolicLink(directory.resolve("link"), real);
        generator(ReportGeneratorConfig.DEFAULT.withDirectory(link)).exportReport(REPORT, ExportFormat.CSV, "r");
        assertThat(real.resolve("r.csv")).exists();
    }

    @ParameterizedTest
    @ValueSource(strings = {"../r", "a/b", "a\\b", ".hidden", "", " ", "a\u0000b", "C:x", "گزارش"})
    void namesThatLeaveTheDirectoryAreRefused(String name) throws IOException {
        ReportGenerator generator = generator(ReportGeneratorConfig.DEFAULT.withDirectory(directory));
        assertThatThrownBy(() -> generator.exportReport(REPORT, ExportFormat.CSV, name))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("name");
        assertThat(files()).isEmpty();
    }

    @Test
    void withoutADirectoryThereAreNoFiles() {
        assertThatThrownBy(() -> generator(ReportGeneratorConfig.DEFAULT).exportReport(REPORT, ExportFormat.CSV, "r"))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("directory");
    }

    @Test
    void theStreamOfTheCallerIsFlushedAndLeftOpen() throws IOException {
        int[] calls = new int[2];
        OutputStream out = new OutputStream() {
            @Override
            public void write(int b) {}

            @Override
            public void flush() {
                calls[0]++;
            }

            @Override
            public void close() {
                calls[1]++;
            }
        };
        for (ExportFormat format : ExportFormat.values()) {
            Arrays.fill(calls, 0);
            generator(ReportGeneratorConfig.DEFAULT).exportReport(REPORT, format, out);
            assertThat(calls[0]).as(format.name()).isPositive();
            assertThat(calls[1]).as(format.name()).isZero();
        }
    }

    @Test
    void aStreamThatFailsIsTold() {
        OutputStream full = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("disk full");
            }
        };
        for (ExportFormat format : ExportFormat.values()) {
            assertThatThrownBy(() -> generator(ReportGeneratorConfig.DEFAULT).exportReport(REPORT, format, full))
                    .as(format.name())
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("disk full");
        }
    }

    @Test
    void wrongSettingsAreRefusedByName() {
        assertThatThrownBy(() -> generator(ReportGeneratorConfig.DEFAULT).generateReport(null))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("request");
        assertThatThrownBy(() -> ReportGeneratorConfig.DEFAULT.withMostCharts(1_001))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("mostCharts");
        assertThatThrownBy(() -> ReportGenerator.create(
                        ReportGeneratorConfig.DEFAULT,
                        TrendAnalyzer.create(),
                        Collections.nCopies(101, source()),
                        CLOCK))
                .isInstanceOf(LimitExceededException.class)
                .hasMessageContaining("sources");
    }
}
