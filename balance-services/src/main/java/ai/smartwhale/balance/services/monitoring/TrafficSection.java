// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services.monitoring;

import ai.smartwhale.balance.batch.processor.MergerStatistics;
import ai.smartwhale.balance.monitoring.metrics.MetricWindow;
import ai.smartwhale.balance.monitoring.metrics.ModelPerformance;
import ai.smartwhale.balance.monitoring.metrics.WindowPerformance;
import ai.smartwhale.balance.monitoring.reporting.model.ReportCell;
import ai.smartwhale.balance.monitoring.reporting.model.ReportRequest;
import ai.smartwhale.balance.monitoring.reporting.model.ReportSource;
import ai.smartwhale.balance.monitoring.reporting.model.ReportTable;
import ai.smartwhale.balance.monitoring.reporting.model.SectionContent;
import ai.smartwhale.balance.monitoring.reporting.trend.TimeSeries;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What went through, in all and for each model. */
record TrafficSection(MonitoredBalance balance, Views views, History history) implements ReportSource {

    @Override
    public String name() {
        return "traffic";
    }

    @Override
    public SectionContent read(ReportRequest request) {
        List<TimeSeries> series = Stream.concat(
                        history.series(History.Subject.TRAFFIC, request.from(), request.to()).stream(),
                        history.series(History.Subject.MODEL, request.from(), request.to()).stream())
                .toList();
        return new SectionContent(
                Say.in(request, "Traffic", "ترافیک"), List.of(), List.of(totals(request), models(request)), series);
    }

    private ReportTable totals(ReportRequest request) {
        TrafficCounts counts = balance.traffic();
        MergerStatistics merging = balance.path().merging();
        long merged = merging.joinedEqual() + merging.joinedCovered() + merging.widened();
        List<List<ReportCell>> rows = List.of(
                row(Say.in(request, "Requests", "درخواست‌ها"), counts.requests()),
                row(Say.in(request, "Answers", "پاسخ‌ها"), counts.answers()),
                row(Say.in(request, "Answers from the cache", "پاسخ از حافظهٔ نهان"), counts.cached()),
                row(Say.in(request, "Merged requests", "درخواست‌های ادغام‌شده"), merged),
                row(Say.in(request, "Answers with an error", "پاسخ‌های خطا"), counts.errors()),
                row(Say.in(request, "Time-outs", "پایان مهلت"), counts.timeouts()),
                row(Say.in(request, "Refused requests", "درخواست‌های ردشده"), counts.rejected()));
        return new ReportTable(
                Say.in(request, "Since the start", "از آغاز"),
                List.of(Say.column(request, "What", "چه", ""), Say.column(request, "Count", "شمار", "")),
                rows);
    }

    private static List<ReportCell> row(String what, long count) {
        return List.of(ReportCell.of(what), ReportCell.of(count));
    }

    private ReportTable models(ReportRequest request) {
        MetricWindow window = windowOf(Duration.between(request.from(), request.to()));
        List<List<ReportCell>> rows = new ArrayList<>();
        views.latest().ifPresent(readings -> {
            for (ModelPerformance model : readings.performance().models()) {
                WindowPerformance seen = model.windows().get(window);
                if (seen != null) {
                    rows.add(List.of(
                            Say.text(model.model()),
                            ReportCell.of(seen.requests()),
                            Say.cell(seen.errorShare(), 100),
                            Say.cell(seen.median()),
                            Say.cell(seen.p95()),
                            Say.cell(seen.p99())));
                }
            }
        });
        String title = Say.in(request, "Models, the last ", "مدل‌ها، آخرین ") + window.length();
        return new ReportTable(
                title,
                List.of(
                        Say.column(request, "Model", "مدل", ""),
                        Say.column(request, "Requests", "درخواست‌ها", ""),
                        Say.column(request, "Failures", "شکست‌ها", "%"),
                        Say.column(request, "p50", "p50", "ms"),
                        Say.column(request, "p95", "p95", "ms"),
                        Say.column(request, "p99", "p99", "ms")),
                rows);
    }

    /** The shortest that covers the period, or else the longest. */
    static MetricWindow windowOf(Duration period) {
        for (MetricWindow window : MetricWindow.values()) {
            if (window.length().compareTo(period) >= 0) {
                return window;
            }
        }
        return MetricWindow.THREE_DAYS;
    }
}
