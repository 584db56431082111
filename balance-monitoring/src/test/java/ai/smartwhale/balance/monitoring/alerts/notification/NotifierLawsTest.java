// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.alerts.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for any routes, silences and inhibition: the same as in a model that is too simple to be wrong. */
class NotifierLawsTest {

    private static final String[] NAMES = {"a", "b", "c"};
    private static final String[] VALUES = {"", "x", "y", "xy"};
    private static final String[] EXPRESSIONS = {"x|y", "x.*", ".*", ".+", "z"};

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void routesAreThoseOfTheModel(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 60; round++) {
            Route root = route(random, List.of(), 0);
            NotifierConfig config = config(root);
            for (int i = 0; i < 20; i++) {
                Map<String, String> labels = labels(random);
                List<Route> expected = new ArrayList<>();
                modelRoutes(root, labels, expected);
                assertThat(config.routesOf(LabelSet.of(labels))).isEqualTo(expected);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14})
    void whatIsToldIsWhatTheModelDoesNotMute(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 25; round++) {
            List<InhibitRule> rules = new ArrayList<>();
            for (int i = 0; i < random.nextInt(4); i++) {
                rules.add(new InhibitRule(
                        matchers(random, 1 + random.nextInt(2)),
                        matchers(random, 1 + random.nextInt(2)),
                        List.of(NAMES).subList(0, random.nextInt(3))));
            }
            Bench bench =
                    new Bench(Bench.byName(), rules, ChannelPolicy.DEFAULT, NotifierLimits.DEFAULT, Optional.empty());
            List<Silence> silences = new ArrayList<>();
            for (int i = 0; i < random.nextInt(5); i++) {
                int from = random.nextInt(8);
                Silence silence = new Silence(
                        "s" + i,
                        matchers(random, 1 + random.nextInt(2)),
                        Bench.at(from),
                        Bench.at(from + 1 + random.nextInt(8)),
                        "mina",
                        "");
                silences.add(silence);
                bench.notifier.silence(silence);
            }
            if (!silences.isEmpty() && random.nextBoolean()) {
                bench.notifier.endSilence(
                        silences.remove(random.nextInt(silences.size())).id());
            }
            TreeSet<String> expected = new TreeSet<>();
            List<Map<String, String>> alerts = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                Map<String, String> labels = labels(random);
                labels.put("alertname", "one");
                alerts.add(labels);
                bench.notifier.accept(NotifiedAlert.firing(LabelSet.of(labels), bench.clock.instant()));
            }
            for (Map<String, String> labels : alerts) {
                if (!silenced(labels, silences, Bench.at(5)) && !inhibited(labels, alerts, rules)) {
                    expected.add(LabelSet.of(labels).toString());
                }
            }
            bench.run(6);
            TreeSet<String> told = new TreeSet<>();
            bench.team.delivered.forEach(message ->
                    message.firing().forEach(alert -> told.add(alert.labels().toString())));
            assertThat(told).isEqualTo(expected);
        }
    }

    /** Whatever comes, whoever hears everything knows in the end what fires, and of nothing twice in a row. */
    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23, 24})
    void whoHearsAllMessagesKnowsWhatFires(long seed) {
        Random random = new Random(seed);
        Bench bench = Bench.with(Bench.rate(seed % 2 == 0 ? 1 : 30, Duration.ofSeconds(30), seed % 2 == 0));
        Map<LabelSet, NotifiedAlert> firing = new HashMap<>();
        for (int step = 0; step < 700; step++) {
            if (random.nextInt(4) == 0) {
                LabelSet labels =
                        LabelSet.of(Map.of("alertname", "r" + random.nextInt(4), "model", "m" + random.nextInt(5)));
                NotifiedAlert known = firing.remove(labels);
                if (known == null) {
                    NotifiedAlert alert = NotifiedAlert.firing(labels, bench.clock.instant());
                    firing.put(labels, alert);
                    bench.notifier.accept(alert);
                } else {
                    bench.notifier.accept(known.endedAt(bench.clock.instant()));
                }
            }
            int mood = random.nextInt(20);
            if (mood < 3) {
                bench.team.next.add(DeliveryOutcome.retry("503"));
            }
            bench.run(1 + random.nextInt(3));
        }
        bench.team.next.clear();
        bench.run(2_000);
        TreeSet<String> heard = new TreeSet<>();
        for (Notification message : bench.team.delivered) {
            message.firing().forEach(alert -> heard.add(alert.labels().toString()));
            message.resolved().forEach(alert -> heard.remove(alert.labels().toString()));
        }
        TreeSet<String> expected = new TreeSet<>();
        firing.keySet().forEach(labels -> expected.add(labels.toString()));
        assertThat(heard).isEqualTo(expected);
        assertThat(bench.team.delivered).extracting(Notification::id).isSorted().doesNotHaveDuplicates();
        assertThat(bench.notifier.deadLetters()).isEmpty();
    }

    private static void modelRoutes(Route route, Map<String, String> labels, List<Route> found) {
        int before = found.size();
        for (Route child : route.children()) {
            if (holds(child.matchers(), labels)) {
                modelRoutes(child, labels, found);
                if (!child.goesOn()) {
                    break;
                }
            }
        }
        if (found.size() == before) {
            found.add(route);
        }
    }

    private static boolean silenced(Map<String, String> labels, List<Silence> silences, Instant now) {
        return silences.stream()
                .anyMatch(silence -> !now.isBefore(silence.startsAt())
                        && now.isBefore(silence.endsAt())
                        && holds(silence.matchers(), labels));
    }

    private static boolean inhibited(
            Map<String, String> labels, List<Map<String, String>> alerts, List<InhibitRule> rules) {
        return rules.stream()
                .anyMatch(rule -> holds(rule.target(), labels)
                        && alerts.stream()
                                .anyMatch(source -> !LabelSet.of(source).equals(LabelSet.of(labels))
                                        && holds(rule.source(), source)
                                        && rule.equal().stream()
                                                .allMatch(name -> source.getOrDefault(name, "")
                                                        .equals(labels.getOrDefault(name, "")))
                                        && !(holds(rule.source(), labels) && holds(rule.target(), source))));
    }

    private static boolean holds(List<LabelMatcher> matchers, Map<String, String> labels) {
        return matchers.stream().allMatch(matcher -> {
            String[] parts = matcher.toString().split("(?<=[=~])\"|\"$", -1);
            String sign = parts[0].replaceAll("^[a-z]+", "");
            String value = labels.getOrDefault(parts[0].replaceAll("[^a-z].*", ""), "");
            return switch (sign) {
                case "=" -> value.equals(parts[1]);
                case "!=" -> !value.equals(parts[1]);
                case "=~" -> Pattern.matches(parts[1], value);
                default -> !Pattern.matches(parts[1], value);
            };
        });
    }

    private static Route route(Random random, List<LabelMatcher> matchers, int depth) {
        List<Route> children = new ArrayList<>();
        for (int i = 0; depth < 3 && i < random.nextInt(4); i++) {
            children.add(route(random, matchers(random, random.nextInt(3)), depth + 1));
        }
        return new Route(
                "r" + random.nextInt(3),
                matchers,
                List.of(),
                GroupTiming.DEFAULT,
                random.nextBoolean(),
                List.of(),
                children);
    }

    private static NotifierConfig config(Route root) {
        Receiver[] receivers = new Receiver[3];
        for (int i = 0; i < 3; i++) {
            receivers[i] = new Receiver("r" + i, List.of("log"), true);
        }
        return NotifierConfig.of(root, receivers);
    }

    private static List<LabelMatcher> matchers(Random random, int count) {
        List<LabelMatcher> matchers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            MatchKind kind = MatchKind.values()[random.nextInt(4)];
            String[] values = kind.isExpression() ? EXPRESSIONS : VALUES;
            matchers.add(LabelMatcher.of(NAMES[random.nextInt(3)], kind, values[random.nextInt(values.length)]));
        }
        return matchers;
    }

    private static Map<String, String> labels(Random random) {
        Map<String, String> labels = new HashMap<>();
        for (String name : NAMES) {
            labels.put(name, VALUES[random.nextInt(VALUES.length)]);
        }
        return labels;
    }
}
