// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.reporting.http;

import static org.assertj.core.api.Assertions.assertThat;

import ai.smartwhale.balance.monitoring.reporting.DashboardConfig;
import ai.smartwhale.balance.monitoring.reporting.DashboardManager;
import ai.smartwhale.balance.monitoring.reporting.dashboard.AlertPhase;
import ai.smartwhale.balance.monitoring.reporting.dashboard.AlertView;
import ai.smartwhale.balance.monitoring.reporting.dashboard.DashboardDelta;
import ai.smartwhale.balance.monitoring.reporting.dashboard.DashboardSnapshot;
import ai.smartwhale.balance.monitoring.reporting.dashboard.DashboardUpdate;
import ai.smartwhale.balance.monitoring.reporting.dashboard.DashboardUpdateBuilder;
import ai.smartwhale.balance.monitoring.reporting.dashboard.DecisionPhase;
import ai.smartwhale.balance.monitoring.reporting.dashboard.DecisionView;
import ai.smartwhale.balance.monitoring.reporting.dashboard.ForecastView;
import ai.smartwhale.balance.monitoring.reporting.dashboard.LatencyView;
import ai.smartwhale.balance.monitoring.reporting.dashboard.ModelView;
import ai.smartwhale.balance.monitoring.reporting.dashboard.QualityView;
import ai.smartwhale.balance.monitoring.reporting.dashboard.QueueView;
import ai.smartwhale.balance.monitoring.reporting.dashboard.ResourceView;
import ai.smartwhale.balance.monitoring.reporting.dashboard.SavingsView;
import ai.smartwhale.balance.monitoring.reporting.dashboard.TrafficView;
import ai.smartwhale.commons.resource.AlertSeverity;
import ai.smartwhale.messaging.Priority;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a browser that applies deltas has, is what a browser that asks for all gets. */
class DashboardDeltaTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

    private final AtomicLong seconds = new AtomicLong();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void whoAppliesDeltasHasTheSnapshot(long seed) throws Exception {
        Random random = new Random(seed);
        DashboardConfig config =
                DashboardConfig.withDefaults().withMost(15, 5, 8).withMemory(6, 10, Duration.ofSeconds(1));
        DashboardManager manager = DashboardManager.create(config, () -> START.plusSeconds(seconds.incrementAndGet()));
        ObjectNode mine = (ObjectNode) JSON.readTree(DashboardJson.snapshot(manager.getDashboardSnapshot()));
        int deltas = 0;
        int wholes = 0;
        for (int i = 0; i < 1_000; i++) {
            manager.updateDashboard(update(random));
            if (random.nextInt(4) == 0) {
                Optional<DashboardDelta> delta =
                        manager.changesSince(mine.path("sequence").asLong());
                DashboardSnapshot snapshot = manager.getDashboardSnapshot();
                ObjectNode whole = (ObjectNode) JSON.readTree(DashboardJson.snapshot(snapshot));
                if (delta.isPresent()) {
                    deltas++;
                    apply(mine, JSON.readTree(DashboardJson.delta(delta.orElseThrow())));
                } else {
                    wholes++;
                    mine = whole.deepCopy();
                }
                assertThat(mine).isEqualTo(whole);
            }
        }
        assertThat(deltas).isGreaterThan(50);
        assertThat(wholes).as("who fell behind takes all").isGreaterThan(5);
    }

    /** As the page does it. */
    private static void apply(ObjectNode mine, JsonNode delta) {
        TreeMap<String, JsonNode> models = new TreeMap<>();
        mine.path("models").forEach(model -> models.put(model.path("id").asText(), model));
        delta.path("gone").forEach(name -> models.remove(name.asText()));
        delta.path("models").forEach(model -> models.put(model.path("id").asText(), model));
        assertThat(delta.path("from").asLong()).isEqualTo(mine.path("sequence").asLong());
        delta.properties().forEach(field -> {
            if (!field.getKey().equals("from") && !field.getKey().equals("gone")) {
                mine.set(field.getKey(), field.getValue());
            }
        });
        ArrayNode all = JSON.createArrayNode();
        models.values().forEach(all::add);
        mine.set("models", all);
    }

    private static DecisionView decision(int id, Random random) {
        DecisionPhase[] phases = DecisionPhase.values();
        return new DecisionView(
                Integer.toString(id),
                START.plusSeconds(id),
                "knob",
                "",
                random.nextInt(9),
                1,
                "reason",
                "attainment",
                0.1,
                random.nextBoolean() ? OptionalDouble.of(0.05) : OptionalDouble.empty(),
                phases[random.nextInt(phases.length)],
                "");
    }

    private static DashboardUpdate update(Random random) {
        DashboardUpdateBuilder update = DashboardUpdate.builder();
        update.models(IntStream.range(0, random.nextInt(6))
                .mapToObj(i -> model(random))
                .toList());
        update.goneModels(IntStream.range(0, random.nextInt(3))
                .mapToObj(i -> name(random))
                .distinct()
                .toList());
        if (random.nextInt(4) == 0) {
            update.decisions(IntStream.range(0, random.nextInt(3))
                    .mapToObj(i -> decision(i, random))
                    .toList());
        }
        if (random.nextBoolean()) {
            update.traffic(new TrafficView(random.nextInt(100), 1, 0, random.nextInt(9)));
        }
        if (random.nextBoolean()) {
            update.savings(new SavingsView(100, random.nextInt(50), random.nextInt(50)));
            update.queue(new QueueView(random.nextInt(50), 50, 3, 9));
        }
        if (random.nextBoolean()) {
            update.latency(IntStream.range(0, random.nextInt(5))
                    .mapToObj(i -> latency(i, random))
                    .toList());
            update.quality(new QualityView(some(random), 9, 1, random.nextInt(9), 0));
        }
        if (random.nextInt(3) == 0) {
            update.forecast(IntStream.range(0, random.nextInt(12))
                    .mapToObj(i -> new ForecastView(START.plusSeconds(i), 5, 4, 6, some(random)))
                    .toList());
            update.resources(new ResourceView(
                    some(random), some(random), some(random), some(random), some(random), some(random)));
        }
        if (random.nextInt(3) == 0) {
            update.alerts(IntStream.range(0, random.nextInt(8))
                    .mapToObj(i -> alert(i, random))
                    .toList());
        }
        return update.build();
    }

    private static String name(Random random) {
        return (random.nextBoolean() ? "m" : "\uD83D\u202E<") + random.nextInt(12);
    }

    private static ModelView model(Random random) {
        return new ModelView(
                name(random), random.nextInt(3), 0.5, 0, Optional.empty(), random.nextInt(2), some(random));
    }

    private static OptionalDouble some(Random random) {
        return random.nextBoolean() ? OptionalDouble.of(random.nextInt(5) / 4.0) : OptionalDouble.empty();
    }

    private static LatencyView latency(int i, Random random) {
        return new LatencyView(
                Priority.values()[i],
                random.nextInt(9),
                Duration.ofMillis(1),
                Duration.ofMillis(2),
                Duration.ofMillis(3));
    }

    private static AlertView alert(int i, Random random) {
        AlertSeverity severity = AlertSeverity.values()[random.nextInt(3)];
        return new AlertView(
                "a" + i,
                severity,
                AlertPhase.values()[random.nextInt(5)],
                "s",
                "",
                START.minusSeconds(random.nextInt(99)));
    }
}
