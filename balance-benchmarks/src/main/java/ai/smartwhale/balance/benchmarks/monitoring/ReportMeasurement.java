// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.benchmarks.monitoring;

import ai.smartwhale.balance.monitoring.reporting.ReportGenerator;
import ai.smartwhale.balance.monitoring.reporting.ReportGeneratorConfig;
import ai.smartwhale.balance.monitoring.reporting.TrendAnalyzer;
import ai.smartwhale.balance.monitoring.reporting.model.ExportFormat;
import ai.smartwhale.balance.monitoring.reporting.model.Report;
import ai.smartwhale.balance.monitoring.reporting.model.ReportCell;
import ai.smartwhale.balance.monitoring.reporting.model.ReportColumn;
import ai.smartwhale.balance.monitoring.reporting.model.ReportLanguage;
import ai.smartwhale.balance.monitoring.reporting.model.ReportRequest;
import ai.smartwhale.balance.monitoring.reporting.model.ReportSource;
import ai.smartwhale.balance.monitoring.reporting.model.ReportTable;
import ai.smartwhale.balance.monitoring.reporting.model.SectionContent;
import ai.smartwhale.balance.monitoring.reporting.trend.TimeSeries;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * What a month's report of 1,000 models costs, each with a row of ten numbers and a series of 720 hours that gets its
 * trend, its changes and a forecast of two days; first in a fresh JVM, then again. Arguments: models (1,000 by
 * default), rounds (5 by default). Times are by the clock and of the thread's CPU.
 */
public final class ReportMeasurement {

    private static final Instant FROM = Instant.parse("2025-10-22T00:00:00Z");
    private static final Duration MONTH = Duration.ofDays(30);
    private static final int HOURS = 720;

    private final PrintStream out;
    private final List<TimeSeries> series;

    private ReportMeasurement(PrintStream out, int models) {
        this.out = out;
        this.series = series(models);
    }

    /**
     * Measures and prints.
     *
     * @param arguments models, rounds
     * @throws IOException if a report cannot be written
     */
    public static void main(String[] arguments) throws IOException {
        int models = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1_000;
        int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 5;
        ReportMeasurement measurement = new ReportMeasurement(System.out, models);
        measurement.say(
                "%d models, %d hours each, heap of at most %d MB",
                models, HOURS, Runtime.getRuntime().maxMemory() >> 20);
        for (int round = 1; round <= rounds; round++) {
            measurement.round(round);
        }
        measurement.trend();
    }

    private static List<TimeSeries> series(int models) {
        Random random = new Random(1);
        List<TimeSeries> all = new ArrayList<>(models);
        for (int model = 0; model < models; model++) {
            double[] values = new double[HOURS];
            double rest = 0;
            for (int i = 0; i < HOURS; i++) {
                rest = 0.6 * rest + 8 * random.nextGaussian();
                values[i] = Math.max(0, 120 + 40 * Math.sin(i * Math.PI / 12) + rest + 0.02 * (model % 5) * i);
            }
            all.add(new TimeSeries("model-" + model, "1/s", FROM, Duration.ofHours(1), values));
        }
        return all;
    }

    private SectionContent content() {
        Random random = new Random(2);
        List<ReportColumn> columns = new ArrayList<>(List.of(new ReportColumn("Model", "")));
        for (String name :
                List.of("requests", "p50", "p95", "p99", "errors", "merged", "cached", "queue", "rows", "mb")) {
            columns.add(new ReportColumn(name, ""));
        }
        List<List<ReportCell>> rows = new ArrayList<>();
        for (TimeSeries one : series) {
            List<ReportCell> row = new ArrayList<>(List.of(ReportCell.of(one.name())));
            while (row.size() < columns.size()) {
                row.add(ReportCell.of(1_000 * random.nextDouble()));
            }
            rows.add(row);
        }
        return new SectionContent("Models", List.of(), List.of(new ReportTable("Models", columns, rows)), series);
    }

    private void round(int round) throws IOException {
        ReportSource source = new ReportSource() {
            @Override
            public String name() {
                return "models";
            }

            @Override
            public SectionContent read(ReportRequest request) {
                return content();
            }
        };
        Instant to = FROM.plus(MONTH);
        ReportGenerator generator = ReportGenerator.create(
                ReportGeneratorConfig.DEFAULT,
                TrendAnalyzer.create(),
                List.of(source),
                Clock.fixed(to, ZoneOffset.UTC));
        ReportRequest request =
                new ReportRequest("Month", ReportLanguage.ENGLISH, ZoneOffset.UTC, FROM, to, Duration.ofDays(2));
        long[] start = now();
        Report report = generator.generateReport(request);
        say("round %d: %10s %s", round, "trends", since(start));
        for (ExportFormat format : ExportFormat.values()) {
            long[] begin = now();
            long bytes = generator
                    .exportReport(report, format, OutputStream.nullOutputStream())
                    .bytes();
            say("round %d: %10s %s, %,d KB", round, format, since(begin), bytes >> 10);
        }
        long peak = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .map(MemoryPoolMXBean::getPeakUsage)
                .mapToLong(usage -> usage.getUsed() >> 20)
                .sum();
        say("round %d: peaks of the heap's pools together %d MB", round, peak);
    }

    private void trend() {
        TrendAnalyzer analyzer = TrendAnalyzer.create();
        int runs = 500;
        for (int warm = 0; warm < 2; warm++) {
            long[] start = now();
            for (int i = 0; i < runs; i++) {
                analyzer.analyzeTrends(series.get(i % series.size()));
            }
            long[] middle = now();
            for (int i = 0; i < runs; i++) {
                analyzer.predictFutureTrends(series.get(i % series.size()), Duration.ofDays(2));
            }
            if (warm == 1) {
                say(
                        "trend of %d points: %d us of CPU; forecast of 48: %d us",
                        HOURS, (middle[1] - start[1]) / runs / 1_000, (now()[1] - middle[1]) / runs / 1_000);
            }
        }
    }

    private static long[] now() {
        return new long[] {
            System.nanoTime(), ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime()
        };
    }

    private static String since(long[] start) {
        long[] end = now();
        return String.format(
                Locale.ROOT, "%6d ms (CPU %6d ms)", (end[0] - start[0]) / 1_000_000, (end[1] - start[1]) / 1_000_000);
    }

    private void say(String format, Object... arguments) {
        out.println(String.format(Locale.ROOT, format, arguments));
    }
}
