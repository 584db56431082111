// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.reporting.http;

import ai.smartwhale.balance.monitoring.reporting.DashboardConfig;
import ai.smartwhale.balance.monitoring.reporting.DashboardManager;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/** Shows the page with changing numbers, to look at it: arguments are how many models, and seconds to run. */
final class DashboardDemo {

    private DashboardDemo() {}

    public static void main(String[] args) throws Exception {
        int models = args.length > 0 ? Integer.parseInt(args[0]) : 20;
        long seconds = args.length > 1 ? Long.parseLong(args[1]) : 3_600;
        Instant start = Instant.now();
        AtomicReference<Instant> now = new AtomicReference<>(start.minusSeconds(1_200));
        Scene scene = Scene.of(models).withAlerts(start);
        try (DashboardManager manager = DashboardManager.create(DashboardConfig.withDefaults(), now::get);
                DashboardServer server =
                        DashboardServer.builder(manager).actions(scene).start()) {
            System.out.println(server.pageWithToken());
            for (Instant at = now.get(); models > 0 && at.isBefore(start); at = at.plusSeconds(1)) {
                now.set(at);
                manager.updateDashboard(scene.update(at));
            }
            for (long i = 0; i < seconds; i++) {
                now.set(Instant.now());
                if (models > 0) {
                    manager.updateDashboard(scene.update(now.get()));
                }
                TimeUnit.SECONDS.sleep(1);
            }
        }
    }
}
