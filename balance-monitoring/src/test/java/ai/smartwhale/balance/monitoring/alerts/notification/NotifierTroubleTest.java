// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.alerts.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.smartwhale.commons.LimitExceededException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Clocks that jump, limits that are reached, alerts that nobody ends, and texts that mean harm. */
class NotifierTroubleTest {

    private static final List<LabelMatcher> ALL = List.of(LabelMatcher.parse("alertname=~\".*\""));

    @Test
    void aMutedGroupWhoseRepeatIsDueKeepsNobodyBusy() {
        Bench bench = Bench.usual();
        bench.fire("Slow", "m");
        bench.run(30);
        bench.notifier.silence(new Silence("s", ALL, Bench.at(0), Bench.at(500), "mina", ""));
        bench.run(100);
        assertThat(bench.team.delivered).hasSize(1);
        bench.run(420);
        assertThat(bench.team.delivered)
                .hasSizeGreaterThan(1)
                .element(1)
                .extracting(Notification::reason)
                .isEqualTo(NotificationReason.REPEAT);
    }

    @Test
    void aClockThatIsSetBackDelaysNothingForLong() {
        Bench bench = Bench.usual();
        bench.team.down = true;
        bench.fire("Slow", "m");
        bench.run(10);
        String key = bench.notifier.groups().get(0).key();
        assertThat(bench.notifier.acknowledge(key, "mina", Duration.ofSeconds(30)))
                .isTrue();
        bench.clock.forward(Duration.ofDays(-30));
        bench.team.down = false;
        bench.run(200);
        assertThat(bench.team.delivered)
                .extracting(Notification::reason)
                .startsWith(NotificationReason.NEWS)
                .contains(NotificationReason.REPEAT);
        bench.fire("Other", "m");
        bench.run(6);
        assertThat(bench.team.delivered)
                .last()
                .satisfies(message ->
                        assertThat(message.commonLabels().value("alertname")).isEqualTo("Other"));
    }

    @Test
    void aClockThatJumpsForwardRepeatsOnce() {
        Bench bench = Bench.usual();
        for (int i = 0; i < 20; i++) {
            bench.fire("Rule" + i, "m");
        }
        bench.run(30);
        assertThat(bench.team.delivered).hasSize(20);
        bench.clock.forward(Duration.ofDays(400));
        bench.run(10);
        assertThat(bench.team.delivered).hasSize(40);
        assertThat(bench.notifier.deadLetters()).isEmpty();
    }

    @Test
    void whatIsBeyondTheLimitsIsRefusedOrSharesAGroup() {
        Route each = new Route("team", List.of(), List.of("..."), Bench.TIMING, false, List.of(), List.of());
        Bench bench = new Bench(
                each, List.of(), ChannelPolicy.DEFAULT, new NotifierLimits(1_000, 50, 3, 10), Optional.empty());
        Map<AcceptOutcome, Integer> outcomes = new HashMap<>();
        for (int i = 0; i < 100_000; i++) {
            NotifiedAlert alert = NotifiedAlert.firing(
                    LabelSet.of(Map.of("alertname", "a", "id", Integer.toString(i))), bench.clock.instant());
            outcomes.merge(bench.notifier.accept(alert), 1, Integer::sum);
        }
        assertThat(outcomes).containsEntry(AcceptOutcome.TAKEN, 1_000).containsEntry(AcceptOutcome.FULL, 99_000);
        assertThat(bench.notifier.groups()).hasSize(51);
        bench.run(200);
        assertThat(bench.team.delivered.stream()
                        .flatMap(message -> message.firing().stream())
                        .map(NotifiedAlert::labels)
                        .distinct())
                .hasSize(1_000);
        for (int i = 0; i < 3; i++) {
            bench.notifier.silence(new Silence("s" + i, ALL, Bench.at(0), Bench.at(900), "mina", ""));
        }
        assertThatThrownBy(() -> bench.notifier.silence(new Silence("s9", ALL, Bench.at(0), Bench.at(900), "mina", "")))
                .isInstanceOf(LimitExceededException.class);
    }

    @Test
    void anAlertThatIsNotToldAgainEndsByItself() {
        Bench bench = new Bench(
                Bench.byName(),
                List.of(),
                ChannelPolicy.DEFAULT,
                NotifierLimits.DEFAULT,
                Optional.of(Duration.ofSeconds(90)));
        bench.fire("Slow", "m");
        bench.run(60);
        bench.fire("Slow", "m");
        bench.run(80);
        assertThat(bench.team.delivered).allSatisfy(message -> {
            assertThat(message.isFiring()).isTrue();
            assertThat(message.firing().get(0).endsAt()).isEmpty();
            assertThat(message.firing().get(0).startsAt()).isEqualTo(Bench.at(0));
        });
        bench.run(60);
        assertThat(bench.team.delivered).last().satisfies(message -> {
            assertThat(message.reason()).isEqualTo(NotificationReason.RESOLVED);
            assertThat(message.resolved().get(0).endsAt()).contains(Bench.at(150));
        });
        assertThat(bench.notifier.groups()).isEmpty();
    }

    @Test
    void anEndFromBeforeTheBeginIsStale() {
        Bench bench = Bench.usual();
        bench.clock.forward(Duration.ofSeconds(100));
        NotifiedAlert alert = bench.fire("Slow", "m");
        NotifiedAlert old = NotifiedAlert.firing(alert.labels(), Bench.at(10));
        assertThat(bench.notifier.accept(old.endedAt(Bench.at(20)))).isEqualTo(AcceptOutcome.STALE);
        assertThat(bench.notifier.accept(old)).isEqualTo(AcceptOutcome.TAKEN);
        assertThat(bench.notifier.groups().get(0).alerts().get(0).startsAt()).isEqualTo(Bench.at(10));
    }

    @Test
    void twinsAmongRoutesTellBothReceivers() {
        List<LabelMatcher> same = List.of(LabelMatcher.parse("model=m"));
        Route first = new Route("team", same, List.of("alertname"), Bench.TIMING, true, List.of(), List.of());
        Route second = new Route("boss", same, List.of("alertname"), Bench.TIMING, false, List.of(), List.of());
        Route root = new Route("team", List.of(), List.of(), Bench.TIMING, false, List.of(), List.of(first, second));
        CollectingChannel team = new CollectingChannel("team");
        CollectingChannel boss = new CollectingChannel("boss");
        HandClock clock = new HandClock();
        AlertNotifier notifier = AlertNotifier.builder(NotifierConfig.of(
                        root, new Receiver("team", List.of("team"), true), new Receiver("boss", List.of("boss"), true)))
                .channel(team)
                .channel(boss)
                .clock(clock)
                .build();
        notifier.accept(NotifiedAlert.firing(LabelSet.of(Map.of("alertname", "a", "model", "m")), clock.instant()));
        clock.forward(Duration.ofSeconds(6));
        notifier.advance();
        assertThat(team.delivered).hasSize(1);
        assertThat(boss.delivered).hasSize(1);
    }

    @Test
    void anExpressionThatTakesTooLongDoesNotHold() {
        LabelMatcher costly = LabelMatcher.parse("model=~\"(a|aa)+(b|bb)+c\"");
        assertThat(costly.matches(LabelSet.of(Map.of("model", "aaabbc")))).isTrue();
        LabelMatcher worse = LabelMatcher.parse("model=~\"(a*)*(a*)*b\"");
        assertThat(worse.matches(LabelSet.of(Map.of("model", "a".repeat(1_000)))))
                .isFalse();
    }

    @Test
    void matchersSurviveBeingWritten() {
        for (String value : List.of("a", "a\"b", "a\\b", "\\\"", "a\nb", "\\d+", "x, y=\"z\"")) {
            LabelMatcher matcher = LabelMatcher.of("model", MatchKind.EQUAL, value);
            assertThat(LabelMatcher.parse(matcher.toString())).isEqualTo(matcher);
        }
        for (String bad : List.of("", "a", "=b", "a=\"b", "a=b\"c\"d\"".replace("b\"", "\"b\""), "1a=b", "a=~\"[\"")) {
            assertThatThrownBy(() -> LabelMatcher.parse(bad)).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
