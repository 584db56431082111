// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.alerts.notification;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** A notifier on a clock that goes by hand, with a receiver and a channel of the same name, {@code team}. */
final class Bench {

    static final GroupTiming TIMING =
            new GroupTiming(Duration.ofSeconds(5), Duration.ofSeconds(20), Duration.ofSeconds(60));

    final HandClock clock = new HandClock();
    final CollectingChannel team = new CollectingChannel("team");
    final AlertNotifier notifier;

    Bench(
            Route route,
            List<InhibitRule> rules,
            ChannelPolicy policy,
            NotifierLimits limits,
            Optional<Duration> timeout) {
        NotifierConfig config = new NotifierConfig(
                route,
                rules,
                Map.of("team", new Receiver("team", List.of("team"), true)),
                Map.of("team", policy),
                limits,
                timeout);
        notifier = AlertNotifier.builder(config)
                .channel(team)
                .clock(clock)
                .random(new Random(7))
                .build();
    }

    static Bench usual() {
        return with(ChannelPolicy.DEFAULT);
    }

    static Bench with(ChannelPolicy policy) {
        return new Bench(byName(), List.of(), policy, NotifierLimits.DEFAULT, Optional.empty());
    }

    static Route byName() {
        return new Route("team", List.of(), List.of("alertname"), TIMING, false, List.of(), List.of());
    }

    static ChannelPolicy rate(int messages, Duration per, boolean digest) {
        ChannelPolicy usual = ChannelPolicy.DEFAULT;
        return new ChannelPolicy(
                new RateLimit(messages, per),
                usual.attemptTimeout(),
                usual.firstBackoff(),
                usual.longestBackoff(),
                usual.giveUpAfter(),
                usual.capacity(),
                digest);
    }

    void run(int seconds) {
        for (int i = 0; i < seconds; i++) {
            notifier.advance();
            clock.forward(Duration.ofSeconds(1));
        }
    }

    NotifiedAlert fire(String name, String model) {
        NotifiedAlert alert =
                NotifiedAlert.firing(LabelSet.of(Map.of("alertname", name, "model", model)), clock.instant());
        notifier.accept(alert);
        return alert;
    }

    static Instant at(int seconds) {
        return HandClock.START.plusSeconds(seconds);
    }
}
