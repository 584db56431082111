// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.LimitExceededException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ThresholdManagerTest {

    private static final ResourceKind CPU = ResourceKind.HOST_CPU;

    private final ThresholdManager manager = ThresholdManager.create(ThresholdManagerConfig.builder()
            .historySize(200)
            .leastSamples(100)
            .maxListeners(2)
            .build());
    private final AlertGenerator alerts = AlertGenerator.create(AlertGeneratorConfig.defaults());
    private long second;

    @Test
    void risesOnlyWhenItLastsAndFallsOnlyBelowTheHysteresis() {
        manager.setThresholds(CPU, thresholds(0.7, 0.9, Duration.ofSeconds(3)));

        assertThat(read(0.8, 0.8, 0.8)).isEmpty();
        assertThat(read(0.8)).containsExactly(event(BreachLevel.NORMAL, BreachLevel.WARNING, 0.8, 0.7));
        assertThat(read(0.66, 0.66, 0.66, 0.66, 0.66, 0.66)).isEmpty();
        assertThat(read(0.64, 0.64, 0.66, 0.64, 0.64, 0.64)).isEmpty();
        assertThat(manager.level(CPU)).isEqualTo(BreachLevel.WARNING);
        assertThat(read(0.64)).containsExactly(event(BreachLevel.WARNING, BreachLevel.NORMAL, 0.64, 0.7));
    }

    @Test
    void aReadingThatSwingsBetweenTheLevelsStillRaisesTheLowerOne() {
        manager.setThresholds(CPU, thresholds(0.7, 0.9, Duration.ofSeconds(3)));
        assertThat(read(0.95, 0.8, 0.95, 0.8))
                .containsExactly(event(BreachLevel.NORMAL, BreachLevel.WARNING, 0.8, 0.7));
    }

    @Test
    void goesUpAndDownThroughAllLevels() {
        manager.setThresholds(CPU, thresholds(0.7, 0.9, Duration.ZERO));
        assertThat(read(0.95, 0.86, 0.8, 0.95, 0.1))
                .containsExactly(
                        event(0, BreachLevel.NORMAL, BreachLevel.CRITICAL, 0.95, 0.9),
                        event(2, BreachLevel.CRITICAL, BreachLevel.WARNING, 0.8, 0.9),
                        event(3, BreachLevel.WARNING, BreachLevel.CRITICAL, 0.95, 0.9),
                        event(4, BreachLevel.CRITICAL, BreachLevel.NORMAL, 0.1, 0.7));
    }

    @Test
    void unknownReadingsChangeNothingAndBeginWhatIsPendingAnew() {
        manager.setThresholds(CPU, thresholds(0.7, 0.9, Duration.ofSeconds(2)));
        read(0.8, 0.8);
        assertThat(manager.handleBreach(Samples.load(Samples.START.plusSeconds(second++), OptionalDouble.empty())))
                .isEmpty();
        assertThat(read(0.8, 0.8)).isEmpty();
        assertThat(read(0.8)).hasSize(1);
        assertThat(manager.handleBreach(ResourceSnapshot.UNKNOWN)).isEmpty();
        assertThat(manager.handleBreach(Samples.load(0, 0.0))).isEmpty();
        assertThat(manager.level(CPU)).isEqualTo(BreachLevel.WARNING);
    }

    /** Whatever comes, a level that is on was reached, and one that is off was left. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void levelsFollowFromTheReadings(long seed) {
        Thresholds t = thresholds(0.6, 0.8, Duration.ZERO);
        manager.setThresholds(CPU, t);
        Random random = new Random(seed);
        BreachLevel level = BreachLevel.NORMAL;
        double value = 0.5;
        for (int i = 0; i < 3_000; i++) {
            value = Math.max(0, Math.min(1, value + 0.1 * random.nextGaussian()));
            for (BreachEvent event : read(value)) {
                assertThat(event.from()).isEqualTo(level);
                assertThat(event.raised()).isEqualTo(event.to().compareTo(event.from()) > 0);
                level = event.to();
            }
            assertThat(manager.level(CPU)).isEqualTo(level);
            BreachLevel least =
                    value >= 0.8 ? BreachLevel.CRITICAL : value >= 0.6 ? BreachLevel.WARNING : BreachLevel.NORMAL;
            BreachLevel most =
                    value >= 0.75 ? BreachLevel.CRITICAL : value >= 0.55 ? BreachLevel.WARNING : BreachLevel.NORMAL;
            assertThat(level).isBetween(least, most);
        }
    }

    @Test
    void levelsFollowTheRecentPastWithinTheirBounds() {
        manager.setThresholds(CPU, new Thresholds(0.7, 0.9, 0.05, Duration.ofSeconds(10), 0.5, 0.95));
        for (int i = 0; i < 99; i++) {
            read(0.6 + 0.002 * i);
        }
        ThresholdAdjustment tooEarly = manager.adjustDynamic(CPU).orElseThrow();
        assertThat(tooEarly.changed()).isFalse();
        assertThat(tooEarly.samples()).isEqualTo(99);

        read(0.6 + 0.002 * 99, 0.6 + 0.002 * 100);
        ThresholdAdjustment adjusted = manager.adjustDynamic(CPU).orElseThrow();
        assertThat(adjusted.changed()).isTrue();
        assertThat(adjusted.after().warning()).isCloseTo(0.6 + 0.002 * 95, within(1e-9));
        assertThat(adjusted.after().critical()).isCloseTo(0.6 + 0.002 * 99, within(0.003));
        assertThat(adjusted.after().critical()).isGreaterThan(adjusted.after().warning());
        assertThat(manager.thresholds(CPU)).hasValue(adjusted.after());

        for (int i = 0; i < 200; i++) {
            read(0.01);
        }
        assertThat(manager.adjustDynamic(CPU).orElseThrow().after().warning()).isEqualTo(0.5);
        for (int i = 0; i < 200; i++) {
            read(1.0);
        }
        assertThat(manager.adjustDynamic(CPU).orElseThrow().after().critical()).isEqualTo(0.95);
        assertThat(manager.adjustDynamic(ResourceKind.HEAP)).isEmpty();
    }

    @Test
    void listenersAreToldAndBounded() {
        manager.setThresholds(CPU, thresholds(0.7, 0.9, Duration.ZERO));
        List<BreachEvent> told = new ArrayList<>();
        manager.addListener(e -> {
            throw new IllegalStateException("bad listener");
        });
        manager.addListener(e -> {
            // Would block for ever if it were called under a lock that another thread needs.
            assertThat(java.util.concurrent.CompletableFuture.supplyAsync(() -> manager.level(CPU))
                            .orTimeout(60, java.util.concurrent.TimeUnit.SECONDS)
                            .join())
                    .isEqualTo(BreachLevel.CRITICAL);
            told.add(e);
        });
        assertThatThrownBy(() -> manager.addListener(told::add)).isInstanceOf(LimitExceededException.class);
        assertThat(read(0.95)).isEqualTo(told).hasSize(1);
    }

    @Test
    void alertsOnceAndAgainOnlyAfterAPause() {
        manager.setThresholds(CPU, thresholds(0.7, 0.9, Duration.ZERO));
        List<ResourceAlert> first = alerts.generate(read(0.95));
        assertThat(first).singleElement().satisfies(a -> {
            assertThat(a.severity()).isEqualTo(AlertSeverity.CRITICAL);
            assertThat(a.dedupeKey()).isEqualTo("resource.host_cpu.critical");
            assertThat(a.message()).isEqualTo("HOST_CPU is at 95.0 %, at or above 90.0 %: critical");
        });
        assertThat(alerts.generate(read(0.1)))
                .singleElement()
                .satisfies(a -> assertThat(a.severity()).isEqualTo(AlertSeverity.INFO));
        assertThat(alerts.generate(read(0.95, 0.1, 0.95, 0.1))).isEmpty();
        second += 300;
        assertThat(alerts.generate(read(0.95)))
                .singleElement()
                .satisfies(a -> assertThat(a.suppressed()).isEqualTo(2));
    }

    @Test
    void anEscalationIsAnAlertOfItsOwn() {
        manager.setThresholds(CPU, thresholds(0.7, 0.9, Duration.ZERO));
        assertThat(alerts.generate(read(0.75, 0.95, 0.8)))
                .extracting(ResourceAlert::severity)
                .containsExactly(AlertSeverity.WARNING, AlertSeverity.CRITICAL, AlertSeverity.WARNING);
    }

    @Test
    void refusesLevelsThatMakeNoSense() {
        assertThatThrownBy(() -> Thresholds.of(0.9, 0.9)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> Thresholds.of(0.5, 1.1)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> Thresholds.of(Double.NaN, 0.9)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> Thresholds.of(-0.1, 0.9)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> thresholds(0.5, 0.9, Duration.ofSeconds(-1)))
                .isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> thresholds(0.5, 0.9, Duration.ofDays(2))).isInstanceOf(InvalidValueException.class);
        assertThat(Thresholds.of(0.8, 0.9).hysteresis()).isEqualTo(0.05);
    }

    private static Thresholds thresholds(double warning, double critical, Duration minimum) {
        return new Thresholds(warning, critical, 0.05, minimum, 0, 1);
    }

    private List<BreachEvent> read(double... loads) {
        List<BreachEvent> events = new ArrayList<>();
        for (double load : loads) {
            events.addAll(manager.handleBreach(Samples.load(second++, load)));
        }
        return events;
    }

    private BreachEvent event(BreachLevel from, BreachLevel to, double value, double threshold) {
        return event(second - 1, from, to, value, threshold);
    }

    private static BreachEvent event(long at, BreachLevel from, BreachLevel to, double value, double threshold) {
        return new BreachEvent(CPU, from, to, value, threshold, Samples.START.plusSeconds(at));
    }
}
