// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.alerts.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AlertNotifierTest {

    private final HandClock clock = new HandClock();
    private final CollectingChannel team = new CollectingChannel("team");
    private final CollectingChannel boss = new CollectingChannel("boss");

    private static final GroupTiming TIMING =
            new GroupTiming(Duration.ofSeconds(5), Duration.ofSeconds(20), Duration.ofSeconds(60));

    @Test
    void aBurstOfFiveHundredAlertsIsOneMessage() {
        AlertNotifier notifier = notifier(List.of(), List.of());
        for (int i = 0; i < 500; i++) {
            notifier.accept(firing("Slow", "m" + i, "warning"));
        }
        run(notifier, 50);
        assertThat(team.delivered).hasSize(1);
        assertThat(team.delivered.get(0).firing()).hasSize(500);
        assertThat(team.delivered.get(0).at()).isEqualTo(HandClock.START.plusSeconds(5));
    }

    @Test
    void twelveFlapsAreAtMostThreeMessages() {
        AlertNotifier notifier = notifier(List.of(), List.of());
        for (int cycle = 0; cycle < 12; cycle++) {
            NotifiedAlert alert = firing("Slow", "a", "warning");
            notifier.accept(alert);
            run(notifier, 6);
            notifier.accept(alert.endedAt(clock.instant()));
            run(notifier, 4);
        }
        run(notifier, 60);
        assertThat(team.delivered).hasSizeBetween(1, 3);
        assertThat(team.delivered.get(team.delivered.size() - 1).isFiring()).isFalse();
    }

    @Test
    void repeatsAreExactAndStopAtTheEnd() {
        AlertNotifier notifier = notifier(List.of(), List.of());
        NotifiedAlert alert = firing("Slow", "a", "warning");
        notifier.accept(alert);
        run(notifier, 130);
        assertThat(team.delivered).extracting(Notification::at).containsExactly(at(5), at(65), at(125));
        notifier.accept(alert.endedAt(clock.instant()));
        run(notifier, 300);
        assertThat(team.delivered)
                .hasSize(4)
                .last()
                .extracting(Notification::reason)
                .isEqualTo(NotificationReason.RESOLVED);
        assertThat(notifier.groups()).isEmpty();
        assertThat(notifier.nextDue()).isEmpty();
    }

    @Test
    void anInhibitedAlertIsNotTold() {
        InhibitRule rule = new InhibitRule(
                List.of(LabelMatcher.parse("severity=critical")),
                List.of(LabelMatcher.parse("severity=\"warning\"")),
                List.of("model"));
        AlertNotifier notifier = notifier(List.of(rule), List.of());
        notifier.accept(firing("Down", "a", "critical"));
        notifier.accept(firing("Slow", "a", "warning"));
        notifier.accept(firing("Slow", "b", "warning"));
        run(notifier, 30);
        assertThat(team.delivered)
                .flatExtracting(Notification::firing)
                .extracting(alert ->
                        alert.labels().value("alertname") + alert.labels().value("model"))
                .containsExactlyInAnyOrder("Downa", "Slowb");
    }

    @Test
    void aSilenceMutesUntilItEnds() {
        AlertNotifier notifier = notifier(List.of(), List.of());
        notifier.silence(new Silence(
                "s", List.of(LabelMatcher.parse("model=~\"a|b\"")), at(0), at(100), "mina", "planned work"));
        notifier.accept(firing("Slow", "a", "warning"));
        run(notifier, 99);
        assertThat(team.delivered).isEmpty();
        run(notifier, 30);
        assertThat(team.delivered).hasSize(1);
        assertThat(notifier.silences()).isEmpty();
    }

    @Test
    void nobodyAcknowledgesAndTheNextOneIsTold() {
        AlertNotifier notifier = notifier(List.of(), List.of(new EscalationStep(Duration.ofSeconds(30), "boss")));
        notifier.accept(firing("Slow", "a", "critical"));
        run(notifier, 40);
        assertThat(boss.delivered).extracting(Notification::at).containsExactly(at(35));
        assertThat(boss.delivered.get(0).reason()).isEqualTo(NotificationReason.ESCALATION);
        assertThat(team.delivered).hasSize(1);
    }

    @Test
    void anAcknowledgementStopsRepeatsAndEscalationForItsTime() {
        AlertNotifier notifier = notifier(List.of(), List.of(new EscalationStep(Duration.ofSeconds(30), "boss")));
        notifier.accept(firing("Slow", "a", "critical"));
        run(notifier, 10);
        String key = notifier.groups().get(0).key();
        assertThat(notifier.acknowledge(key, "mina", Duration.ofMinutes(10))).isTrue();
        run(notifier, 590);
        assertThat(boss.delivered).isEmpty();
        assertThat(team.delivered).hasSize(1);
        run(notifier, 30);
        assertThat(boss.delivered).hasSize(1);
    }

    @Test
    void aMessageThatFailsTwiceIsDeliveredOnce() {
        AlertNotifier notifier = notifier(List.of(), List.of());
        team.next.add(DeliveryOutcome.retry("503"));
        team.next.add(DeliveryOutcome.retry("503"));
        notifier.accept(firing("Slow", "a", "warning"));
        run(notifier, 30);
        assertThat(team.attempts).isEqualTo(3);
        assertThat(team.delivered).hasSize(1);
    }

    @Test
    void aChannelThatIsDownForTenMinutesLosesNothingAndKeepsTheOrder() {
        AlertNotifier notifier = notifier(List.of(), List.of());
        team.down = true;
        for (int i = 0; i < 100; i++) {
            notifier.accept(firing("Rule" + i, "a", "warning"));
            run(notifier, 6);
        }
        assertThat(team.delivered).isEmpty();
        team.down = false;
        run(notifier, 300);
        assertThat(team.delivered).extracting(Notification::id).isSorted().doesNotHaveDuplicates();
        assertThat(team.delivered)
                .flatExtracting(Notification::firing)
                .extracting(alert -> alert.labels().value("alertname"))
                .contains("Rule0", "Rule50", "Rule99");
        assertThat(notifier.deadLetters()).isEmpty();
    }

    private AlertNotifier notifier(List<InhibitRule> rules, List<EscalationStep> steps) {
        Route route = new Route("team", List.of(), List.of("alertname"), TIMING, false, steps, List.of());
        NotifierConfig config = new NotifierConfig(
                route,
                rules,
                Map.of(
                        "team", new Receiver("team", List.of("team"), true),
                        "boss", new Receiver("boss", List.of("boss"), true)),
                Map.of(),
                NotifierLimits.DEFAULT,
                Optional.empty());
        return AlertNotifier.builder(config)
                .channel(team)
                .channel(boss)
                .clock(clock)
                .random(new Random(7))
                .build();
    }

    private void run(AlertNotifier notifier, int seconds) {
        for (int i = 0; i < seconds; i++) {
            notifier.advance();
            clock.forward(Duration.ofSeconds(1));
        }
    }

    private NotifiedAlert firing(String name, String model, String severity) {
        return NotifiedAlert.firing(
                LabelSet.of(Map.of("alertname", name, "model", model, "severity", severity)), clock.instant());
    }

    private static Instant at(int seconds) {
        return HandClock.START.plusSeconds(seconds);
    }
}
