// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.alerts.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import ai.smartwhale.balance.monitoring.alerts.AlertRule;
import ai.smartwhale.balance.monitoring.alerts.notification.DeliveryOutcome;
import ai.smartwhale.balance.monitoring.alerts.notification.LabelSet;
import ai.smartwhale.balance.monitoring.alerts.notification.Notification;
import ai.smartwhale.balance.monitoring.alerts.notification.NotificationChannel;
import ai.smartwhale.balance.monitoring.alerts.notification.NotifiedAlert;
import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.concurrent.CommonsExecutors;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

class FileAlertsTest {

    private static final String GOOD = """
            channels: [{name: own, type: host}]
            receivers: [{name: team, channels: [own]}]
            route: {receiver: team, group_wait: 0s, repeat_interval: 10h}
            rules: [{kind: threshold, name: Slow, on: latency, fire: 5}]
            """;

    private final List<Notification> delivered = new CopyOnWriteArrayList<>();
    private final List<List<AlertRule>> rules = new CopyOnWriteArrayList<>();
    private final CommonsExecutors executors = CommonsExecutors.create("file-alerts-test");
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final Logger logger = (Logger) LoggerFactory.getLogger(FileAlerts.class);

    @TempDir
    private Path folder;

    private Path file = Path.of("");

    @BeforeEach
    void write() throws IOException {
        file = Files.writeString(folder.resolve("alerts.yaml"), GOOD);
        log.start();
        logger.addAppender(log);
    }

    @AfterEach
    void stop() {
        logger.detachAppender(log);
        executors.close();
    }

    @Test
    void oneCallMakesAFileWorkAndItsStateSurvives() throws IOException {
        try (FileAlerts alerts = FileAlerts.open(file, host())) {
            alerts.notifier().accept(alert("Slow"));
            await().atMost(Duration.ofSeconds(60)).until(() -> delivered.size() == 1);
            assertThat(rules)
                    .singleElement()
                    .asInstanceOf(InstanceOfAssertFactories.LIST)
                    .hasSize(1);
            await().atMost(Duration.ofSeconds(60)).until(() -> Files.exists(folder.resolve("state.json")));
        }
        try (FileAlerts alerts = FileAlerts.open(file, host())) {
            assertThat(alerts.notifier().groups()).hasSize(1);
            alerts.notifier().accept(alert("Other"));
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> alerts.notifier().channels().get(0).waiting() == 0
                            && alerts.notifier().groups().size() == 1);
            assertThat(delivered).filteredOn(message -> message.id() == 0).hasSize(1);
        }
    }

    @Test
    void aFileThatChangesHoldsWithoutLosingWhatIsKnown() throws IOException {
        try (FileAlerts alerts = FileAlerts.open(file, host())) {
            alerts.notifier().accept(alert("Slow"));
            await().atMost(Duration.ofSeconds(60)).until(() -> delivered.size() == 1);
            Files.writeString(file, GOOD.replace("fire: 5", "fire: 7").replace("10h", "11h"));
            await().atMost(Duration.ofSeconds(60)).until(() -> rules.size() == 2);
            assertThat(alerts.config().notifications().route().timing().repeatInterval())
                    .isEqualTo(Duration.ofHours(11));
            assertThat(alerts.reload()).isEqualTo(FileAlerts.Reload.UNCHANGED);
            alerts.notifier().advance();
            assertThat(alerts.notifier().groups()).hasSize(1);
            assertThat(delivered).hasSize(1);
        }
    }

    @Test
    void aBrokenFileKeepsTheOldOneAndIsToldOfOnce() throws IOException {
        try (FileAlerts alerts =
                FileAlerts.open(file, host().every(Duration.ofHours(1), Duration.ofHours(1), Duration.ofHours(1)))) {
            AlertsConfig before = alerts.config();
            Files.writeString(file, GOOD.replace("fire: 5", "fire: five"));
            for (int i = 0; i < 5; i++) {
                assertThat(alerts.reload()).isEqualTo(FileAlerts.Reload.REFUSED);
            }
            assertThat(alerts.config()).isSameAs(before);
            assertThat(log.list)
                    .singleElement()
                    .satisfies(event -> assertThat(event.getFormattedMessage())
                            .contains("alerts.yaml:4: rules[0].fire is \"five\"; must be a number"));
            Files.delete(file);
            assertThat(alerts.reload()).isEqualTo(FileAlerts.Reload.REFUSED);
            Files.writeString(file, GOOD);
            assertThat(alerts.reload()).isEqualTo(FileAlerts.Reload.UNCHANGED);
            Files.writeString(file, GOOD.replace("{name: own, type: host}", "{name: own, type: event}"));
            assertThat(alerts.reload()).as("the host has no publisher").isEqualTo(FileAlerts.Reload.REFUSED);
        }
    }

    @Test
    void whatAChannelNeedsAndTheHostLacksIsToldAtOnce() throws IOException {
        String hook = GOOD.replace("{name: own, type: host}", "{name: own, type: webhook, url_env: HOOK}");
        Files.writeString(file, hook);
        assertThatThrownBy(() -> FileAlerts.open(file, host().environment(name -> Optional.empty())))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("HOOK");
        assertThatThrownBy(() -> FileAlerts.open(file, host().environment(name -> Optional.of("not s3cret url"))))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("variable HOOK")
                .hasMessageNotContaining("s3cret");
        Files.writeString(
                file,
                GOOD.replace(
                        "{name: own, type: host}",
                        "{name: own, type: webhook, url: 'http://127.0.0.1:9/', headers: [{name: A, value_file: '"
                                + folder.resolve("none") + "'}]}"));
        assertThatThrownBy(() -> FileAlerts.open(file, host())).hasMessageContaining("none");
        Files.writeString(file, GOOD.replace("own, type", "other, type").replace("[own]", "[other]"));
        assertThatThrownBy(() -> FileAlerts.open(file, host()))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("other");
    }

    @Test
    void nothingHappensAfterTheEnd() throws IOException {
        FileAlerts alerts = FileAlerts.open(file, host());
        alerts.close();
        alerts.close();
        assertThatThrownBy(alerts::reload).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> alerts.notifier().advance()).isInstanceOf(IllegalStateException.class);
    }

    private AlertsHost host() {
        return AlertsHost.of(executors)
                .channel(new Own())
                .stateFile(folder.resolve("state.json"))
                .rules(changed -> rules.add(new ArrayList<>(changed)))
                .every(Duration.ofMillis(20), Duration.ofMillis(50), Duration.ofMillis(50));
    }

    private static NotifiedAlert alert(String name) {
        return NotifiedAlert.firing(LabelSet.of(Map.of("alertname", name)), Instant.now());
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
