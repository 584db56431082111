// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.alerts.notification;

import static org.awaitility.Awaitility.await;

import ai.smartwhale.commons.concurrent.CommonsExecutors;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class NotifierDriverTest {

    private final HandClock clock = new HandClock();
    private final CollectingChannel team = new CollectingChannel("team");

    @Test
    void goesOnAfterNobodyWasFreeForATurn() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        try (CommonsExecutors own = CommonsExecutors.create("notifier-driver-test", 1);
                AlertNotifier notifier = AlertNotifier.builder(
                                NotifierConfig.of(Route.toAll("team"), new Receiver("team", List.of("team"), true)))
                        .channel(team)
                        .clock(clock)
                        .build()) {
            Executor busyAtFirst = task -> {
                if (asked.incrementAndGet() <= 4) {
                    throw new RejectedExecutionException("busy");
                }
                own.workers().execute(task);
            };
            Duration often = Duration.ofMillis(5);
            NotifierDriver driver =
                    NotifierDriver.start(notifier, CommonsExecutors.of(busyAtFirst, own.timer()), often, often);
            try {
                notifier.accept(NotifiedAlert.firing(LabelSet.of(Map.of("alertname", "Slow")), clock.instant()));
                clock.forward(Duration.ofHours(1));
                await().atMost(Duration.ofSeconds(60)).until(() -> team.delivered.size() == 1);
            } finally {
                driver.close();
            }
        }
    }
}
