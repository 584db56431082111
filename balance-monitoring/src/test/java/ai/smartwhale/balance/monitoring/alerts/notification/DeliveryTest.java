// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.alerts.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

/** What becomes of messages once they are made. */
class DeliveryTest {

    @Test
    void whatTheRateHoldsBackIsToldInOneDigestAndNothingIsLost() {
        Bench bench = Bench.with(Bench.rate(2, Duration.ofMinutes(1), true));
        for (int i = 0; i < 40; i++) {
            bench.fire("Rule" + i, "m");
        }
        bench.run(6);
        assertThat(bench.team.delivered).hasSize(2);
        bench.run(40);
        assertThat(bench.team.delivered).hasSize(3).last().satisfies(digest -> {
            assertThat(digest.reason()).isEqualTo(NotificationReason.DIGEST);
            assertThat(digest.firing()).hasSize(38);
            assertThat(digest.groupKey()).isEqualTo("digest:team");
        });
        assertThat(told(bench.team.delivered)).hasSize(40);
        assertThat(bench.notifier.channels()).singleElement().satisfies(state -> {
            assertThat(state.gathered()).isEqualTo(38);
            assertThat(state.waiting()).isZero();
        });
    }

    @Test
    void aDigestTellsTheLastOfEachAlert() {
        Bench bench = Bench.with(Bench.rate(1, Duration.ofMinutes(2), true));
        bench.fire("First", "m");
        NotifiedAlert ends = bench.fire("Ends", "m");
        bench.fire("Stays", "m");
        bench.run(10);
        bench.notifier.accept(ends.endedAt(bench.clock.instant()));
        bench.run(120);
        assertThat(bench.team.delivered).hasSize(2).last().satisfies(digest -> {
            assertThat(digest.firing())
                    .extracting(alert -> alert.labels().value("alertname"))
                    .contains("Stays")
                    .doesNotContain("Ends");
            assertThat(digest.resolved())
                    .extracting(alert -> alert.labels().value("alertname"))
                    .containsExactly("Ends");
        });
    }

    @Test
    void withoutDigestsWhatIsHeldBackComesOneByOneInOrder() {
        Bench bench = Bench.with(Bench.rate(2, Duration.ofSeconds(10), false));
        for (int i = 0; i < 8; i++) {
            bench.fire("Rule" + i, "m");
        }
        bench.run(50);
        assertThat(bench.team.delivered)
                .hasSize(8)
                .extracting(Notification::id)
                .isSorted()
                .doesNotHaveDuplicates();
        assertThat(bench.team.delivered).extracting(Notification::reason).containsOnly(NotificationReason.NEWS);
    }

    @Test
    void whatWasGivenUpIsKeptWithItsReasonAndCanBeSentAgain() {
        Bench bench = Bench.usual();
        bench.team.next.add(DeliveryOutcome.refused("status 404"));
        bench.fire("Slow", "m");
        bench.run(10);
        assertThat(bench.notifier.deadLetters()).singleElement().satisfies(letter -> {
            assertThat(letter.why()).isEqualTo("status 404");
            assertThat(letter.attempts()).isOne();
        });
        assertThat(bench.notifier.redeliver(letter -> letter.channel().equals("other")))
                .isZero();
        assertThat(bench.notifier.redeliver(letter -> letter.channel().equals("team")))
                .isOne();
        bench.run(2);
        assertThat(bench.notifier.deadLetters()).isEmpty();
        assertThat(bench.team.delivered).hasSize(1);
    }

    @Test
    void aFullChannelGathersWhatWaitsAndLosesNothing() {
        Bench bench = Bench.with(room(10, true));
        bench.team.down = true;
        for (int i = 0; i < 500; i++) {
            bench.fire("Rule" + i, "m");
        }
        bench.run(30);
        assertThat(bench.notifier.channels().get(0).waiting()).isLessThanOrEqualTo(10);
        bench.team.down = false;
        bench.run(120);
        assertThat(told(bench.team.delivered)).hasSize(500);
        assertThat(bench.notifier.deadLetters()).isEmpty();
    }

    private static ChannelPolicy room(int capacity, boolean digest) {
        ChannelPolicy usual = ChannelPolicy.DEFAULT;
        return new ChannelPolicy(
                usual.rate(),
                usual.attemptTimeout(),
                usual.firstBackoff(),
                usual.longestBackoff(),
                usual.giveUpAfter(),
                capacity,
                digest);
    }

    @Test
    void aFullChannelThatMayNotGatherKeepsTheNewestAndTellsOfTheRest() {
        Bench bench = Bench.with(room(10, false));
        bench.team.down = true;
        for (int i = 0; i < 50; i++) {
            bench.fire("Rule" + i, "m");
        }
        bench.run(30);
        assertThat(bench.notifier.channels().get(0).waiting()).isEqualTo(10);
        assertThat(bench.notifier.deadLetters())
                .hasSize(40)
                .allSatisfy(letter -> assertThat(letter.why()).isEqualTo("the channel is full"));
        bench.team.down = false;
        bench.run(20);
        assertThat(told(bench.team.delivered)).hasSize(10).contains("Rule49");
    }

    @Test
    void aChannelThatIsDownTooLongIsGivenUpWithTheLastFailure() {
        Bench bench = Bench.usual();
        bench.team.down = true;
        bench.fire("Slow", "m");
        bench.run(3_800);
        assertThat(bench.notifier.deadLetters()).isNotEmpty().first().satisfies(letter -> {
            assertThat(letter.why()).isEqualTo("down");
            assertThat(letter.attempts()).isGreaterThan(10);
        });
    }

    @Test
    void anAnswerThatNeverComesIsNotWaitedForAndAnAnswerThatComesLateIsIgnored() {
        HandClock clock = new HandClock();
        CompletableFuture<DeliveryOutcome> never = new CompletableFuture<>();
        Set<Long> ids = new HashSet<>();
        NotificationChannel slow = new NotificationChannel() {
            @Override
            public String name() {
                return "team";
            }

            @Override
            public CompletionStage<DeliveryOutcome> deliver(Notification notification) {
                return ids.add(notification.id())
                        ? never
                        : CompletableFuture.completedFuture(DeliveryOutcome.DELIVERED);
            }
        };
        AlertNotifier notifier = AlertNotifier.builder(
                        NotifierConfig.of(Bench.byName(), new Receiver("team", List.of("team"), true)))
                .channel(slow)
                .clock(clock)
                .build();
        notifier.accept(NotifiedAlert.firing(LabelSet.of(Map.of("alertname", "a")), clock.instant()));
        for (int i = 0; i < 10; i++) {
            notifier.advance();
            clock.forward(Duration.ofSeconds(1));
        }
        assertThat(notifier.channels().get(0).waiting()).isOne();
        for (int i = 0; i < 20; i++) {
            notifier.advance();
            clock.forward(Duration.ofSeconds(1));
        }
        never.complete(DeliveryOutcome.DELIVERED);
        ChannelState state = notifier.channels().get(0);
        assertThat(state.delivered()).isOne();
        assertThat(state.failedAttempts()).isOne();
        assertThat(state.waiting()).isZero();
    }

    @Test
    void aChannelThatAnswersLaterGetsTheNextMessageAtOnce() {
        HandClock clock = new HandClock();
        List<CompletableFuture<DeliveryOutcome>> answers = new ArrayList<>();
        NotificationChannel later = new NotificationChannel() {
            @Override
            public String name() {
                return "team";
            }

            @Override
            public CompletionStage<DeliveryOutcome> deliver(Notification notification) {
                CompletableFuture<DeliveryOutcome> answer = new CompletableFuture<>();
                answers.add(answer);
                return answer;
            }
        };
        AlertNotifier notifier = AlertNotifier.builder(
                        NotifierConfig.of(Bench.byName(), new Receiver("team", List.of("team"), true)))
                .channel(later)
                .clock(clock)
                .build();
        for (int i = 0; i < 5; i++) {
            notifier.accept(NotifiedAlert.firing(LabelSet.of(Map.of("alertname", "a" + i)), clock.instant()));
        }
        clock.forward(Duration.ofSeconds(6));
        notifier.advance();
        for (int i = 0; i < 5; i++) {
            assertThat(answers).hasSize(i + 1);
            answers.get(i).complete(DeliveryOutcome.DELIVERED);
        }
        assertThat(notifier.channels().get(0).delivered()).isEqualTo(5);
    }

    @Test
    void receiversThatDoNotWantEndsNeverSeeThem() {
        HandClock clock = new HandClock();
        CollectingChannel team = new CollectingChannel("team");
        AlertNotifier notifier = AlertNotifier.builder(
                        NotifierConfig.of(Bench.byName(), new Receiver("team", List.of("team"), false)))
                .channel(team)
                .clock(clock)
                .build();
        NotifiedAlert one = NotifiedAlert.firing(LabelSet.of(Map.of("alertname", "a", "model", "1")), clock.instant());
        NotifiedAlert two = NotifiedAlert.firing(LabelSet.of(Map.of("alertname", "a", "model", "2")), clock.instant());
        notifier.accept(one);
        notifier.accept(two);
        for (int i = 0; i < 100; i++) {
            notifier.advance();
            clock.forward(Duration.ofSeconds(1));
            if (i == 30) {
                notifier.accept(one.endedAt(clock.instant()));
            }
            if (i == 80) {
                notifier.accept(two.endedAt(clock.instant()));
            }
        }
        assertThat(team.delivered)
                .allSatisfy(message -> assertThat(message.resolved()).isEmpty());
        assertThat(team.delivered)
                .extracting(Notification::reason)
                .containsOnly(NotificationReason.NEWS, NotificationReason.REPEAT);
    }

    private static Set<String> told(List<Notification> messages) {
        Set<String> names = new HashSet<>();
        messages.forEach(message ->
                message.firing().forEach(alert -> names.add(alert.labels().value("alertname"))));
        return names;
    }
}
