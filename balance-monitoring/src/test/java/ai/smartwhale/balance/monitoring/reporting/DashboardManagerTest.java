// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.reporting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.smartwhale.balance.monitoring.reporting.dashboard.DashboardDelta;
import ai.smartwhale.balance.monitoring.reporting.dashboard.DashboardSeries;
import ai.smartwhale.balance.monitoring.reporting.dashboard.DashboardSnapshot;
import ai.smartwhale.balance.monitoring.reporting.dashboard.DashboardUpdate;
import ai.smartwhale.balance.monitoring.reporting.dashboard.DecisionPhase;
import ai.smartwhale.balance.monitoring.reporting.dashboard.DecisionView;
import ai.smartwhale.balance.monitoring.reporting.dashboard.ModelView;
import ai.smartwhale.balance.monitoring.reporting.dashboard.SeriesPoint;
import ai.smartwhale.balance.monitoring.reporting.dashboard.TrafficView;
import ai.smartwhale.commons.InvalidValueException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DashboardManagerTest {

    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

    private final AtomicReference<Instant> now = new AtomicReference<>(START);
    private final DashboardManager manager = manager(DashboardConfig.withDefaults());

    private DashboardManager manager(DashboardConfig config) {
        return DashboardManager.create(config, now::get);
    }

    private static ModelView model(String id, double requests) {
        return new ModelView(id, requests, 0.1, 0, Optional.empty(), 0, OptionalDouble.empty());
    }

    private static DashboardUpdate traffic(double requests) {
        return DashboardUpdate.builder()
                .traffic(new TrafficView(requests, 0, 0, 0))
                .build();
    }

    @Test
    void aSnapshotStaysAsItWasWhenMoreIsTold() {
        manager.updateDashboard(traffic(1));
        DashboardSnapshot before = manager.getDashboardSnapshot();

        manager.updateDashboard(
                DashboardUpdate.builder().models(List.of(model("a", 1))).build());

        assertThat(before.models()).isEmpty();
        assertThat(before.sequence()).isEqualTo(1);
        DashboardSnapshot after = manager.getDashboardSnapshot();
        assertThat(after.sequence()).isEqualTo(2);
        assertThat(after.traffic()).isEqualTo(before.traffic());
        assertThat(after.models()).containsExactly(model("a", 1));
    }

    @Test
    void anUpdateThatComesTooLateIsIgnored() {
        assertThat(manager.updateDashboard(DashboardUpdate.builder().number(2).build()))
                .isEqualTo(UpdateOutcome.APPLIED);
        assertThat(manager.updateDashboard(DashboardUpdate.builder().number(2).build()))
                .isEqualTo(UpdateOutcome.STALE);
        assertThat(manager.getDashboardSnapshot().sequence()).isEqualTo(1);
    }

    @Test
    void decisionsAreShownLatestFirstAndNoMoreThanPeopleRead() {
        manager.updateDashboard(DashboardUpdate.builder()
                .decisions(IntStream.range(0, 150)
                        .mapToObj(i -> decision(i, DecisionPhase.TRIAL))
                        .toList())
                .build());
        List<DecisionView> shown = manager.getDashboardSnapshot().decisions();
        assertThat(shown).hasSize(100);
        assertThat(shown.get(0).id()).isEqualTo("149");
        assertThat(shown.get(99).id()).isEqualTo("50");

        manager.updateDashboard(traffic(1));
        assertThat(manager.getDashboardSnapshot().decisions()).isEqualTo(shown);

        List<DecisionView> kept = List.of(decision(7, DecisionPhase.KEPT));
        manager.updateDashboard(DashboardUpdate.builder().decisions(kept).build());
        assertThat(manager.getDashboardSnapshot().decisions()).isEqualTo(kept);
        assertThat(manager.changesSince(1).orElseThrow().content().decisions()).contains(kept);
    }

    private static DecisionView decision(int id, DecisionPhase phase) {
        return new DecisionView(
                Integer.toString(id),
                START.plusSeconds(id),
                "path.reserve",
                "times",
                0,
                1,
                "too many are late",
                "attainment",
                0.2,
                OptionalDouble.empty(),
                phase,
                "");
    }

    @Test
    void modelsWithoutRoomAreLeftOutAndCounted() {
        DashboardManager small = manager(DashboardConfig.withDefaults().withMost(2, 10, 10));

        UpdateOutcome outcome = small.updateDashboard(DashboardUpdate.builder()
                .models(List.of(model("a", 1), model("b", 1), model("c", 1)))
                .build());

        assertThat(outcome).isEqualTo(UpdateOutcome.CUT);
        assertThat(small.getDashboardSnapshot().models())
                .extracting(ModelView::modelId)
                .containsExactly("a", "b");
        assertThat(small.getDashboardSnapshot().modelsLeftOut()).isEqualTo(1);
        assertThat(small.changesSince(0).orElseThrow().content().models()).hasSize(2);
    }

    @Test
    void whoAppliesTheDeltaHasTheSnapshot() {
        Random random = new Random(7);
        DashboardManager forgetful = manager(DashboardConfig.withDefaults().withMemory(8, 10, Duration.ofSeconds(1)));
        Map<String, ModelView> mine = new TreeMap<>();
        long reached = 0;
        int wholes = 0;
        for (int i = 0; i < 2_000; i++) {
            forgetful.updateDashboard(randomUpdate(random));
            if (random.nextInt(6) == 0) {
                Optional<DashboardDelta> delta = forgetful.changesSince(reached);
                DashboardSnapshot snapshot = forgetful.getDashboardSnapshot();
                if (delta.isPresent()) {
                    assertThat(delta.orElseThrow().from()).isEqualTo(reached);
                    mine.keySet().removeAll(delta.orElseThrow().content().goneModels());
                    delta.orElseThrow().content().models().forEach(model -> mine.put(model.modelId(), model));
                } else {
                    wholes++;
                    assertThat(snapshot.sequence() - reached).isGreaterThan(8);
                    mine.clear();
                    snapshot.models().forEach(model -> mine.put(model.modelId(), model));
                }
                reached = snapshot.sequence();
                assertThat(mine.values()).containsExactlyElementsOf(snapshot.models());
            }
        }
        assertThat(wholes).isBetween(1, 300);
    }

    private static DashboardUpdate randomUpdate(Random random) {
        return DashboardUpdate.builder()
                .goneModels(Set.of("m" + random.nextInt(20)))
                .models(List.of(model("m" + random.nextInt(20), random.nextInt(100))))
                .build();
    }

    @Test
    void seriesKeepTheLatestPointOfEachStepAndForgetTheOldest() {
        DashboardManager small = manager(DashboardConfig.withDefaults().withMemory(4, 3, Duration.ofSeconds(1)));
        for (int i = 0; i < 10; i++) {
            now.set(START.plusMillis(500L * i));
            small.updateDashboard(traffic(i));
        }

        assertThat(small.series(DashboardSeries.REQUESTS, Duration.ofHours(1)))
                .extracting(SeriesPoint::value)
                .containsExactly(5.0, 7.0, 9.0);
        assertThat(small.series(DashboardSeries.REQUESTS, Duration.ofSeconds(1)))
                .extracting(SeriesPoint::value)
                .containsExactly(7.0, 9.0);
        assertThat(small.series(DashboardSeries.CPU, Duration.ofHours(1))).isEmpty();
    }

    @Test
    void pointsAheadOfAClockThatWasSetBackAreForgotten() {
        manager.updateDashboard(traffic(1));
        now.set(START.plusSeconds(60));
        manager.updateDashboard(traffic(2));
        now.set(START.plusSeconds(30));
        manager.updateDashboard(traffic(3));

        assertThat(manager.series(DashboardSeries.REQUESTS, Duration.ofHours(1)))
                .extracting(SeriesPoint::value)
                .containsExactly(1.0, 3.0);
    }

    @Test
    void closingWakesWhoWaitsAndRefusesUpdates() throws InterruptedException {
        manager.close();
        manager.close();

        assertThat(manager.awaitChange(0, Duration.ofDays(1))).isFalse();
        assertThatThrownBy(() -> manager.updateDashboard(traffic(1))).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void whatIsNoNumberIsRefusedByName() {
        assertThatThrownBy(() -> traffic(Double.NaN))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("requestsPerSecond");
        assertThatThrownBy(() -> model(" ", 1)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> DashboardConfig.withDefaults().withMost(0, 1, 1))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("mostModels");
    }
}
