// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.reporting;

import ai.smartwhale.balance.monitoring.reporting.model.Report;
import ai.smartwhale.balance.monitoring.reporting.model.ReportCell;
import ai.smartwhale.balance.monitoring.reporting.model.ReportColumn;
import ai.smartwhale.balance.monitoring.reporting.model.ReportLanguage;
import ai.smartwhale.balance.monitoring.reporting.model.ReportRequest;
import ai.smartwhale.balance.monitoring.reporting.model.ReportSource;
import ai.smartwhale.balance.monitoring.reporting.model.ReportTable;
import ai.smartwhale.balance.monitoring.reporting.model.SectionContent;
import ai.smartwhale.balance.monitoring.reporting.trend.TimeSeries;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;

/** Reports on models that never were. */
public final class SampleReports {

    /** The begin of the period. */
    public static final Instant FROM = Instant.parse("2025-10-22T00:00:00Z");
    /** The end of the period. */
    public static final Instant TO = Instant.parse("2025-11-21T00:00:00Z");

    private SampleReports() {}

    /** A month in a language. */
    public static ReportRequest request(ReportLanguage language) {
        boolean persian = language == ReportLanguage.PERSIAN;
        return new ReportRequest(
                persian ? "گزارش ماهانهٔ مدل‌ها" : "Models in November",
                language,
                persian ? ZoneId.of("Asia/Tehran") : ZoneOffset.UTC,
                FROM,
                TO,
                Duration.ofDays(2));
    }

    /** A report with a table and the series of these models. */
    public static Report report(ReportLanguage language, List<String> models) {
        return report(language, source(models));
    }

    /** A report of these sources. */
    public static Report report(ReportLanguage language, ReportSource... sources) {
        return ReportGenerator.create(
                        ReportGeneratorConfig.DEFAULT.withMostCharts(3),
                        TrendAnalyzer.create(),
                        List.of(sources),
                        Clock.fixed(TO.plusSeconds(60), ZoneOffset.UTC))
                .generateReport(request(language));
    }

    /** A source named by its title. */
    public static ReportSource source(String name, Function<ReportRequest, SectionContent> content) {
        return new ReportSource() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public SectionContent read(ReportRequest request) {
                return content.apply(request);
            }
        };
    }

    private static ReportSource source(List<String> models) {
        return source("models", request -> {
            boolean persian = request.language() == ReportLanguage.PERSIAN;
            Random random = new Random(42);
            List<TimeSeries> series = new ArrayList<>();
            List<List<ReportCell>> rows = new ArrayList<>();
            for (String model : models) {
                double[] values = new double[720];
                for (int i = 0; i < values.length; i++) {
                    values[i] = 120
                            + 60 * Math.sin(i * Math.PI / 12)
                            + 10 * random.nextGaussian()
                            + (series.size() == 1 && i > 400 ? 90 : 0)
                            + (series.isEmpty() ? 0.1 * i : 0);
                }
                series.add(new TimeSeries(model, "1/s", FROM, Duration.ofHours(1), values));
                rows.add(List.of(
                        ReportCell.of(model),
                        ReportCell.of(1_234_567L * series.size()),
                        ReportCell.of(-0.012345678 / series.size()),
                        ReportCell.of(FROM.plusSeconds(3_600L * series.size())),
                        series.size() % 2 == 0 ? ReportCell.MISSING : ReportCell.of(1.5e-9)));
            }
            List<ReportColumn> columns = List.of(
                    new ReportColumn(persian ? "مدل" : "Model", ""),
                    new ReportColumn(persian ? "درخواست‌ها" : "Requests", ""),
                    new ReportColumn(persian ? "تغییر" : "Change", "ms"),
                    new ReportColumn(persian ? "نخستین بار" : "First seen", ""),
                    new ReportColumn(persian ? "خطا" : "Errors", "1/s"));
            return new SectionContent(
                    persian ? "مدل‌های زبانی" : "Language models",
                    List.of(
                            persian
                                    ? "همهٔ درخواست‌ها فعلاً در یک صف‌اند (سه اولویت)."
                                    : "All requests are in one queue (three priorities)."),
                    List.of(new ReportTable(persian ? "مدل‌ها" : "Models", columns, rows)),
                    series);
        });
    }
}
