// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.alerts.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The same alerts at the same times to the real Alertmanager, on its clock, and to ours, on a clock by hand, which is
 * told what was really posted when. Times are chosen far from the looks at a group, which are every two seconds after
 * the first; if this machine was so late that a change came close to a look, nobody knows whether Alertmanager saw it,
 * and there is nothing to compare.
 */
class AlertmanagerOracleTest {

    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    private static final GroupTiming TIMING =
            new GroupTiming(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofMillis(3_500));
    private static final String CONFIG = """
            route:
              receiver: hook
              group_by: [alertname]
              group_wait: 1s
              group_interval: 2s
              repeat_interval: 3500ms
            inhibit_rules:
              - {source_matchers: ['severity="critical"'], target_matchers: ['severity="warning"'], equal: [model]}
            """;
    private static final long MARGIN_MILLIS = 150;
    /** A look that comes so late still comes before the next change. */
    private static final long STILL_MILLIS = 500;

    private static final long END_MILLIS = 7_700;

    @TempDir
    private Path folder;

    @BeforeAll
    static void needsTheProgram() {
        assumeThat(Files.isExecutable(AlertmanagerProcess.PROGRAM))
                .as("Debian's package prometheus-alertmanager is not installed; nothing is compared")
                .isTrue();
    }

    /** How much longer than it should a wait lasted at most. */
    private long late;

    private record Step(long millis, List<NotifiedAlert> alerts) {}

    @Test
    void bothTellTheSameOfTheSame() throws Exception {
        Instant start;
        List<Step> steps;
        List<JsonNode> theirs;
        List<Step> posted = new ArrayList<>();
        long zero = 0;
        try (AlertmanagerProcess alertmanager = new AlertmanagerProcess(folder, CONFIG)) {
            // With a zero in the end, which one may write or not.
            start = Instant.now().plusSeconds(1).truncatedTo(ChronoUnit.SECONDS).plusMillis(780);
            steps = steps(start);
            alertmanager.silence(Map.of(
                    "matchers",
                    List.of(Map.of("name", "alertname", "value", "Muted", "isRegex", false, "isEqual", true)),
                    "startsAt",
                    start.minusSeconds(60).toString(),
                    "endsAt",
                    start.plusSeconds(600).toString(),
                    "createdBy",
                    "mina",
                    "comment",
                    "test"));
            for (Step step : steps) {
                waitUntil(start.plusMillis(step.millis() + zero));
                long before = Duration.between(start, Instant.now()).toMillis() - zero;
                alertmanager.post(step.alerts());
                long after = Duration.between(start, Instant.now()).toMillis() - zero;
                zero = step.millis() == 0 ? after : zero;
                assumeThat(step.millis() == 0 || isFarFromALook(before, after))
                        .as("the machine is too busy for this comparison")
                        .isTrue();
                posted.add(new Step(step.millis() == 0 ? 0 : after, step.alerts()));
            }
            waitUntil(start.plusMillis(END_MILLIS + zero));
            theirs = new ArrayList<>(alertmanager.received);
        }
        assumeThat(late).as("the machine stood still").isLessThan(STILL_MILLIS);
        List<JsonNode> ours = ours(start.plusMillis(zero), posted);
        assertThat(story(ours)).isEqualTo(story(theirs));
        assertThat(story(theirs)).containsOnlyKeys("Burst", "Flap", "Down", "Stays");
        assertThat(story(ours).get("Burst")).hasSize(3);
        assertThat(story(ours).get("Flap")).hasSizeLessThanOrEqualTo(3);
        sameFields(first(theirs, "Burst"), first(ours, "Burst"));
        for (JsonNode message : ours) {
            assertThat(JSON.treeToValue(message, WebhookData.class).alerts()).isNotEmpty();
        }
    }

    /** Looks are 1, 3, 5 and 7 seconds after the first alert came. */
    private static boolean isFarFromALook(long before, long after) {
        return (before + 1_000 - MARGIN_MILLIS) / 2_000 == (after + 1_000 + MARGIN_MILLIS) / 2_000;
    }

    private static List<Step> steps(Instant start) {
        List<NotifiedAlert> burst = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            burst.add(alert("Burst", "m" + i, "info", start));
        }
        burst.add(alert("Down", "x", "critical", start));
        burst.add(alert("Slow", "x", "warning", start));
        burst.add(alert("Muted", "x", "info", start));
        burst.add(alert("Stays", "gr\u00f6\u00dfe \u0645\u06cc \"q\"\\", "info", start));
        NotifiedAlert flap = alert("Flap", "x", "info", start);
        burst.add(flap);
        List<NotifiedAlert> ends = burst.subList(0, 50).stream()
                .map(alert -> alert.endedAt(start.plusMillis(6_000)))
                .toList();
        return List.of(
                new Step(0, burst),
                new Step(1_600, List.of(flap.endedAt(start.plusMillis(1_600)))),
                new Step(2_200, List.of(alert("Flap", "x", "info", start.plusMillis(2_200)))),
                new Step(
                        3_600,
                        List.of(alert("Flap", "x", "info", start.plusMillis(2_200))
                                .endedAt(start.plusMillis(3_600)))),
                new Step(4_100, List.of(alert("Flap", "x", "info", start.plusMillis(4_100)))),
                new Step(
                        5_600,
                        List.of(alert("Flap", "x", "info", start.plusMillis(4_100))
                                .endedAt(start.plusMillis(5_600)))),
                new Step(6_000, ends));
    }

    private static List<JsonNode> ours(Instant start, List<Step> steps) throws IOException {
        HandClock clock = new HandClock(start);
        CollectingChannel channel = new CollectingChannel("hook");
        Route route = new Route("hook", List.of(), List.of("alertname"), TIMING, false, List.of(), List.of());
        InhibitRule rule = new InhibitRule(
                List.of(LabelMatcher.parse("severity=\"critical\"")),
                List.of(LabelMatcher.parse("severity=\"warning\"")),
                List.of("model"));
        NotifierConfig config = new NotifierConfig(
                route,
                List.of(rule),
                Map.of("hook", new Receiver("hook", List.of("hook"), true)),
                Map.of(),
                NotifierLimits.DEFAULT,
                Optional.empty());
        AlertNotifier notifier =
                AlertNotifier.builder(config).channel(channel).clock(clock).build();
        notifier.silence(new Silence(
                "s",
                List.of(LabelMatcher.parse("alertname=Muted")),
                start.minusSeconds(60),
                start.plusSeconds(600),
                "mina",
                "test"));
        List<Step> left = new ArrayList<>(steps);
        for (long millis = 0; millis <= END_MILLIS; millis += 50) {
            while (!left.isEmpty() && left.get(0).millis() <= millis) {
                left.remove(0).alerts().forEach(notifier::accept);
            }
            notifier.advance();
            clock.forward(Duration.ofMillis(50));
        }
        List<JsonNode> messages = new ArrayList<>();
        for (Notification message : channel.delivered) {
            messages.add(JSON.readTree(WebhookJson.of(message)));
        }
        return messages;
    }

    /** Of each group, what was told in order: the status of the message, and which alerts it names as what. */
    private static Map<String, List<String>> story(List<JsonNode> messages) {
        Map<String, List<String>> story = new TreeMap<>();
        for (JsonNode message : messages) {
            TreeSet<String> alerts = new TreeSet<>();
            message.path("alerts")
                    .forEach(alert -> alerts.add(alert.path("status").asText()
                            + ' '
                            + alert.path("fingerprint").asText()));
            story.computeIfAbsent(message.at("/groupLabels/alertname").asText(), name -> new ArrayList<>())
                    .add(message.path("status").asText() + ' ' + alerts.size() + " alerts " + alerts.hashCode());
        }
        return story;
    }

    private static JsonNode first(List<JsonNode> messages, String name) {
        return messages.stream()
                .filter(message -> message.at("/groupLabels/alertname").asText().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** The same fields with the same values, but for the addresses of pages that we do not have. */
    private static void sameFields(JsonNode theirs, JsonNode ours) {
        List<String> names = new ArrayList<>();
        theirs.fieldNames().forEachRemaining(names::add);
        List<String> own = new ArrayList<>();
        ours.fieldNames().forEachRemaining(own::add);
        assertThat(own).containsExactlyInAnyOrderElementsOf(names);
        for (String name : names) {
            if (!name.equals("alerts") && !name.equals("externalURL")) {
                assertThat(ours.path(name)).as(name).isEqualTo(theirs.path(name));
            }
        }
        assertThat(byPrint(ours)).isEqualTo(byPrint(theirs));
    }

    private static List<String> byPrint(JsonNode message) {
        List<JsonNode> alerts = new ArrayList<>();
        message.path("alerts").forEach(alerts::add);
        alerts.sort(Comparator.comparing(alert -> alert.path("fingerprint").asText()));
        return alerts.stream()
                .map(alert -> {
                    Map<String, String> fields = new TreeMap<>();
                    alert.fieldNames()
                            .forEachRemaining(
                                    field -> fields.put(field, alert.path(field).toString()));
                    fields.put("generatorURL", "");
                    return fields.toString();
                })
                .toList();
    }

    private static NotifiedAlert alert(String name, String model, String severity, Instant startsAt) {
        return new NotifiedAlert(
                LabelSet.of(Map.of("alertname", name, "model", model, "severity", severity)),
                Map.of("summary", name + " is on"),
                startsAt,
                Optional.empty());
    }

    /** In small steps, so that it is known whether the machine stood still, and Alertmanager with it. */
    private void waitUntil(Instant moment) throws InterruptedException {
        long left = Duration.between(Instant.now(), moment).toMillis();
        while (left > 0) {
            long step = Math.min(left, 20);
            assertThat(new CountDownLatch(1).await(step, TimeUnit.MILLISECONDS)).isFalse();
            long then = Duration.between(Instant.now(), moment).toMillis();
            late = Math.max(late, left - then - step);
            left = then;
        }
    }
    /** The types of Alertmanager's own {@code template.Data}, which knows no other fields. */
    record WebhookData(
            String version,
            String groupKey,
            int truncatedAlerts,
            String status,
            String receiver,
            Map<String, String> groupLabels,
            Map<String, String> commonLabels,
            Map<String, String> commonAnnotations,
            String externalURL,
            List<WebhookAlert> alerts) {}

    /** One alert in it. */
    record WebhookAlert(
            String status,
            Map<String, String> labels,
            Map<String, String> annotations,
            String startsAt,
            String endsAt,
            String generatorURL,
            String fingerprint) {}
}
