// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services.monitoring;

import ai.smartwhale.balance.monitoring.metrics.MetricWindow;
import ai.smartwhale.balance.monitoring.metrics.ResourceTrend;
import ai.smartwhale.balance.monitoring.reporting.model.ReportCell;
import ai.smartwhale.balance.monitoring.reporting.model.ReportRequest;
import ai.smartwhale.balance.monitoring.reporting.model.ReportSource;
import ai.smartwhale.balance.monitoring.reporting.model.ReportTable;
import ai.smartwhale.balance.monitoring.reporting.model.SectionContent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** How much of the resources was used, and when they will be full. */
record ResourceSection(Views views, History history) implements ReportSource {

    @Override
    public String name() {
        return "resources";
    }

    @Override
    public SectionContent read(ReportRequest request) {
        MetricWindow window = TrafficSection.windowOf(Duration.between(request.from(), request.to()));
        List<List<ReportCell>> rows = new ArrayList<>();
        for (ResourceTrend resource : views.resources.analyzeResourceTrends(window)) {
            rows.add(List.of(
                    Say.text(resource.resource()),
                    ReportCell.of(resource.trend().level()),
                    ReportCell.of(resource.trend().direction().name()),
                    ReportCell.of(resource.trend().slopePerHour()),
                    resource.fullAt().map(ReportCell::of).orElse(ReportCell.MISSING)));
        }
        return new SectionContent(
                Say.in(request, "Resources", "منابع"),
                List.of(),
                List.of(table(request, rows)),
                history.series(History.Subject.RESOURCE, request.from(), request.to()));
    }

    private static ReportTable table(ReportRequest request, List<List<ReportCell>> rows) {
        return new ReportTable(
                Say.in(request, "Use and trend", "مصرف و روند"),
                List.of(
                        Say.column(request, "Resource", "منبع", ""),
                        Say.column(request, "Level", "سطح", ""),
                        Say.column(request, "Trend", "روند", ""),
                        Say.column(request, "Change per hour", "تغییر در ساعت", ""),
                        Say.column(request, "Nine tenths full", "نُه‌دهم پر", "")),
                rows);
    }
}
