// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.alerts.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NotifierRestartTest {

    private final HandClock clock = new HandClock();
    private final CollectingChannel team = new CollectingChannel("team");

    @TempDir
    Path folder;

    @Test
    void aRestartRepeatsNothingAndTellsTheEnd() throws IOException {
        Path file = folder.resolve("state.json");
        NotifiedAlert alert = NotifiedAlert.firing(LabelSet.of(Map.of("alertname", "Slow")), clock.instant());
        try (AlertNotifier notifier = notifier(file)) {
            notifier.accept(alert);
            run(notifier, 60);
            assertThat(team.delivered).hasSize(1);
        }
        try (AlertNotifier notifier = notifier(file)) {
            notifier.accept(alert);
            run(notifier, 600);
            assertThat(team.delivered).hasSize(1);
            notifier.accept(alert.endedAt(clock.instant()));
            run(notifier, 301);
            assertThat(team.delivered).hasSize(2);
        }
    }

    @Test
    void whatWaitedAndWasSilencedAndAcknowledgedIsThereAfterARestart() throws IOException {
        Path file = folder.resolve("state.json");
        team.down = true;
        NotifiedAlert alert = NotifiedAlert.firing(LabelSet.of(Map.of("alertname", "Slow")), clock.instant());
        try (AlertNotifier notifier = notifier(file)) {
            notifier.accept(alert);
            run(notifier, 60);
            notifier.silence(new Silence(
                    "s",
                    List.of(LabelMatcher.parse("alertname=\"O\\\"ther\"")),
                    clock.instant(),
                    clock.instant().plusSeconds(900),
                    "mina",
                    ""));
            assertThat(notifier.acknowledge(notifier.groups().get(0).key(), "mina", Duration.ofHours(9)))
                    .isTrue();
        }
        team.down = false;
        try (AlertNotifier notifier = notifier(file)) {
            assertThat(notifier.silences()).hasSize(1);
            assertThat(notifier.groups().get(0).acknowledgement()).isPresent();
            run(notifier, 5);
            assertThat(team.delivered).hasSize(1);
        }
    }

    @Test
    void aDamagedStateIsSetAside() throws IOException {
        Path file = Files.writeString(folder.resolve("state.json"), "{\"version\":1,");
        try (AlertNotifier notifier = notifier(file)) {
            assertThat(notifier.groups()).isEmpty();
            assertThat(folder.resolve("state.json.corrupt")).exists();
        }
    }

    @Test
    void aReloadKeepsWhatWasTold() throws IOException {
        try (AlertNotifier notifier = notifier(folder.resolve("state.json"))) {
            notifier.accept(NotifiedAlert.firing(LabelSet.of(Map.of("alertname", "Slow")), clock.instant()));
            run(notifier, 60);
            notifier.reload(config(), List.of(team));
            run(notifier, 600);
            assertThat(team.delivered).hasSize(1);
            assertThat(notifier.groups()).hasSize(1);
        }
    }

    private void run(AlertNotifier notifier, int seconds) {
        for (int i = 0; i < seconds; i++) {
            notifier.advance();
            clock.forward(Duration.ofSeconds(1));
        }
    }

    private AlertNotifier notifier(Path file) throws IOException {
        return AlertNotifier.builder(config())
                .channel(team)
                .clock(clock)
                .random(new Random(7))
                .build(file);
    }

    private static NotifierConfig config() {
        return NotifierConfig.of(Route.toAll("team"), new Receiver("team", List.of("team"), true));
    }

    @Test
    void whatWasTakenWhileItWasClosedIsThereAfterARestart() throws Exception {
        Path file = folder.resolve("state.json");
        AtomicInteger taken = new AtomicInteger();
        AlertNotifier first = notifier(file);
        Thread host = new Thread(() -> {
            try {
                while (taken.get() < 5_000) {
                    LabelSet labels = LabelSet.of(Map.of("alertname", "Slow", "number", "n" + taken.get()));
                    first.accept(NotifiedAlert.firing(labels, clock.instant()));
                    taken.incrementAndGet();
                }
            } catch (IllegalStateException closed) {
                assertThat(closed).hasMessageContaining("closed");
            }
        });
        host.start();
        while (taken.get() < 100) {
            Thread.onSpinWait();
        }
        first.close();
        host.join();
        try (AlertNotifier second = notifier(file)) {
            assertThat(second.groups().stream()
                            .mapToInt(group -> group.alerts().size())
                            .sum())
                    .isEqualTo(taken.get());
        }
    }

    @Test
    void aThreadThatWasInterruptedKeepsTheState() throws IOException {
        Path file = folder.resolve("state.json");
        AlertNotifier first = notifier(file);
        first.accept(NotifiedAlert.firing(LabelSet.of(Map.of("alertname", "Slow")), clock.instant()));
        Thread.currentThread().interrupt();
        try {
            first.close();
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
        try (AlertNotifier second = notifier(file)) {
            assertThat(second.groups()).hasSize(1);
        }
    }
}
