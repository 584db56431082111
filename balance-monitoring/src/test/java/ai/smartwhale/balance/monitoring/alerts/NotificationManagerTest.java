// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import ai.smartwhale.balance.monitoring.alerts.notification.AlertNotifier;
import ai.smartwhale.balance.monitoring.alerts.notification.DeliveryOutcome;
import ai.smartwhale.balance.monitoring.alerts.notification.GroupTiming;
import ai.smartwhale.balance.monitoring.alerts.notification.Notification;
import ai.smartwhale.balance.monitoring.alerts.notification.NotificationChannel;
import ai.smartwhale.balance.monitoring.alerts.notification.NotifierConfig;
import ai.smartwhale.balance.monitoring.alerts.notification.Receiver;
import ai.smartwhale.balance.monitoring.alerts.notification.Route;
import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class NotificationManagerTest {

    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");

    private final List<Notification> delivered = new ArrayList<>();
    private Instant now = START;
    private final NotificationManager manager = NotificationManager.create(AlertNotifier.builder(NotifierConfig.of(
                    new Route(
                            "team",
                            List.of(),
                            List.of("alertname"),
                            new GroupTiming(Duration.ZERO, Duration.ofSeconds(10), Duration.ofHours(1)),
                            false,
                            List.of(),
                            List.of()),
                    new Receiver("team", List.of("own"), true)))
            .channel(new Own())
            .clock(() -> now)
            .build());

    @Test
    void whatFiresIsToldAndWhatIsPendingIsNot() {
        NotificationReceipt receipt = manager.sendNotification(List.of(
                alert("Slow", Severity.WARNING, AlertState.FIRING),
                alert("Later", Severity.WARNING, AlertState.PENDING),
                alert("Over", Severity.WARNING, AlertState.RESOLVED)));
        assertThat(receipt).isEqualTo(new NotificationReceipt(1, 2, 0, 1));
        assertThat(delivered).singleElement().satisfies(message -> {
            assertThat(message.firing().get(0).labels().asMap())
                    .containsExactly(
                            Map.entry("alertname", "Slow"), Map.entry("model", "a"), Map.entry("severity", "warning"));
            assertThat(message.firing().get(0).annotations())
                    .containsEntry("value", "7.5")
                    .containsEntry("limit", "5.0");
        });
    }

    @Test
    void aSeverityThatChangesEndsTheOneAndBeginsTheOther() {
        manager.sendNotification(List.of(alert("Slow", Severity.WARNING, AlertState.FIRING)));
        now = START.plusSeconds(20);
        manager.sendNotification(List.of(alert("Slow", Severity.CRITICAL, AlertState.FIRING)));
        assertThat(delivered).hasSize(2).last().satisfies(message -> {
            assertThat(message.firing())
                    .extracting(one -> one.labels().value("severity"))
                    .containsExactly("critical");
            assertThat(message.resolved())
                    .extracting(one -> one.labels().value("severity"))
                    .containsExactly("warning");
        });
        now = START.plusSeconds(40);
        manager.sendNotification(List.of(alert("Slow", Severity.CRITICAL, AlertState.RESOLVED)));
        assertThat(delivered)
                .hasSize(3)
                .last()
                .satisfies(message -> assertThat(message.isFiring()).isFalse());
    }

    @Test
    void theLogKeepsToOneLineAnAlert() {
        Logger logger = (Logger) LoggerFactory.getLogger(NotificationManager.class);
        Level before = logger.getLevel();
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        logger.addAppender(log);
        logger.setLevel(Level.INFO);
        try {
            manager.logNotification(alert("Slow\r\nforged", Severity.CRITICAL, AlertState.FIRING));
            manager.logNotification(alert("Slow", Severity.INFO, AlertState.FIRING));
        } finally {
            logger.detachAppender(log);
            logger.setLevel(before);
        }
        assertThat(log.list).extracting(ILoggingEvent::getLevel).containsExactly(Level.WARN, Level.INFO);
        assertThat(log.list)
                .allSatisfy(event -> assertThat(event.getFormattedMessage())
                        .doesNotContain("\n", "\r")
                        .contains("Slow"));
    }

    private Alert alert(String rule, Severity severity, AlertState state) {
        return new Alert(
                rule,
                severity,
                state,
                Map.of("model", "a"),
                rule + " is on",
                OptionalDouble.of(7.5),
                OptionalDouble.of(5),
                START,
                state == AlertState.RESOLVED ? Optional.of(now) : Optional.empty(),
                false,
                List.of("evidence"));
    }

    private final class Own implements NotificationChannel {

        @Override
        public String name() {
            return "own";
        }

        @Override
        public CompletionStage<DeliveryOutcome> deliver(Notification notification) {
            delivered.add(notification);
            return CompletableFuture.completedFuture(DeliveryOutcome.DELIVERED);
        }
    }
}
