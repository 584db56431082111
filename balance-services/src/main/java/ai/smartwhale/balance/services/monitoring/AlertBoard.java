// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services.monitoring;

import ai.smartwhale.balance.monitoring.alerts.Alert;
import ai.smartwhale.balance.monitoring.alerts.Classification;
import ai.smartwhale.balance.monitoring.reporting.dashboard.AlertPhase;
import ai.smartwhale.balance.monitoring.reporting.dashboard.AlertView;
import ai.smartwhale.balance.monitoring.reporting.dashboard.DashboardUpdateBuilder;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Puts alerts on the dashboard: what fires, and for a while what is over. Not thread-safe. */
final class AlertBoard {

    private static final Duration SHOWN_AFTER_END = Duration.ofMinutes(15);
    private static final int MOST_ENDED = 20;

    private final AlertDesk desk;
    private final AlertWishes wishes;
    private final InstantSource clock;
    private List<AlertView> shown = List.of();

    AlertBoard(AlertDesk desk, AlertWishes wishes, InstantSource clock) {
        this.desk = desk;
        this.wishes = wishes;
        this.clock = clock;
    }

    /** Looks anew after an evaluation, and while there is something on which people may have acted. */
    void refresh(boolean evaluated, DashboardUpdateBuilder update) {
        wishes.fulfil();
        List<Classification> active = desk.active();
        if (evaluated || !active.isEmpty()) {
            List<AlertView> now = views(active);
            if (!now.equals(shown)) {
                shown = now;
                update.alerts(now);
            }
        }
    }

    private List<AlertView> views(List<Classification> active) {
        Map<Alert, AlertPhase> phases =
                wishes.phases(active.stream().map(Classification::alert).toList());
        List<AlertView> views = new ArrayList<>();
        for (Classification meaning : active) {
            views.add(DashboardViews.alert(meaning, phases.getOrDefault(meaning.alert(), AlertPhase.FIRING)));
        }
        desk.journal()
                .since(clock.instant().minus(SHOWN_AFTER_END), MOST_ENDED)
                .forEach(alert -> views.add(DashboardViews.alert(alert, AlertPhase.RESOLVED, "")));
        return views;
    }
}
