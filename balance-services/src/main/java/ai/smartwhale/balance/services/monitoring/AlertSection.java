// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services.monitoring;

import ai.smartwhale.balance.monitoring.alerts.Alert;
import ai.smartwhale.balance.monitoring.alerts.Classification;
import ai.smartwhale.balance.monitoring.reporting.model.ReportCell;
import ai.smartwhale.balance.monitoring.reporting.model.ReportRequest;
import ai.smartwhale.balance.monitoring.reporting.model.ReportSource;
import ai.smartwhale.balance.monitoring.reporting.model.ReportTable;
import ai.smartwhale.balance.monitoring.reporting.model.SectionContent;
import java.util.ArrayList;
import java.util.List;

/** What is wrong, and what was. */
record AlertSection(AlertDesk desk) implements ReportSource {

    @Override
    public String name() {
        return "alerts";
    }

    @Override
    public SectionContent read(ReportRequest request) {
        List<List<ReportCell>> rows = new ArrayList<>();
        for (Classification meaning : desk.active()) {
            if (meaning.alert().startsAt().isBefore(request.to())) {
                rows.add(row(meaning.alert(), meaning.action()));
            }
        }
        desk.journal().since(request.from(), Integer.MAX_VALUE).stream()
                .filter(alert -> alert.startsAt().isBefore(request.to()))
                .forEach(alert -> rows.add(row(alert, "")));
        return new SectionContent(
                Say.in(request, "Alerts", "هشدارها"), List.of(), List.of(table(request, rows)), List.of());
    }

    private static List<ReportCell> row(Alert alert, String action) {
        return List.of(
                Say.text(alert.rule()),
                ReportCell.of(alert.severity().name()),
                ReportCell.of(alert.startsAt()),
                alert.endsAt().map(ReportCell::of).orElse(ReportCell.MISSING),
                Say.text(alert.summary()),
                Say.text(action));
    }

    private static ReportTable table(ReportRequest request, List<List<ReportCell>> rows) {
        return new ReportTable(
                Say.in(request, "Alerts of the period", "هشدارهای دوره"),
                List.of(
                        Say.column(request, "Alert", "هشدار", ""),
                        Say.column(request, "Severity", "شدت", ""),
                        Say.column(request, "Began", "آغاز", ""),
                        Say.column(request, "Ended", "پایان", ""),
                        Say.column(request, "What", "چه", ""),
                        Say.column(request, "What to do", "چه باید کرد", "")),
                rows);
    }
}
