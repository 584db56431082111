// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services.monitoring;

import ai.smartwhale.balance.monitoring.metrics.MetricWindow;
import ai.smartwhale.balance.monitoring.metrics.SourceQuality;
import ai.smartwhale.balance.monitoring.metrics.WindowQuality;
import ai.smartwhale.balance.monitoring.reporting.model.ReportCell;
import ai.smartwhale.balance.monitoring.reporting.model.ReportRequest;
import ai.smartwhale.balance.monitoring.reporting.model.ReportSource;
import ai.smartwhale.balance.monitoring.reporting.model.ReportTable;
import ai.smartwhale.balance.monitoring.reporting.model.SectionContent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** How good answers were. */
record QualitySection(Views views, History history) implements ReportSource {

    @Override
    public String name() {
        return "quality";
    }

    @Override
    public SectionContent read(ReportRequest request) {
        MetricWindow window = TrafficSection.windowOf(Duration.between(request.from(), request.to()));
        List<List<ReportCell>> rows = new ArrayList<>();
        views.latest().ifPresent(readings -> {
            for (SourceQuality source : readings.quality().sources()) {
                WindowQuality seen = source.windows().get(window);
                if (seen != null) {
                    rows.add(List.of(
                            Say.text(source.model()),
                            Say.text(source.source()),
                            ReportCell.of(seen.records()),
                            Say.cell(seen.index(), 1),
                            Say.cell(seen.quarantinedShare(), 100),
                            Say.cell(seen.repairedShare(), 100)));
                }
            }
        });
        return new SectionContent(
                Say.in(request, "Quality", "کیفیت"),
                rows.isEmpty()
                        ? List.of(Say.in(request, "No answers were judged.", "هیچ پاسخی سنجیده نشد."))
                        : List.of(),
                List.of(table(request, window, rows)),
                history.series(History.Subject.QUALITY, request.from(), request.to()));
    }

    private static ReportTable table(ReportRequest request, MetricWindow window, List<List<ReportCell>> rows) {
        return new ReportTable(
                Say.in(request, "Sources, the last ", "منبع‌ها، آخرین ") + window.length(),
                List.of(
                        Say.column(request, "Model", "مدل", ""),
                        Say.column(request, "Source", "منبع", ""),
                        Say.column(request, "Answers", "پاسخ‌ها", ""),
                        Say.column(request, "Index", "شاخص", ""),
                        Say.column(request, "Quarantined", "قرنطینه", "%"),
                        Say.column(request, "Repaired", "ترمیم‌شده", "%")),
                rows);
    }
}
