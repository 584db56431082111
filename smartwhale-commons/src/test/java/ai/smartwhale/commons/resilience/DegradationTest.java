// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.resilience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.smartwhale.commons.InvalidValueException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DegradationTest {

    private static final DegradationLevel NORMAL = DegradationLevel.normal("NORMAL");
    private static final DegradationLevel REDUCED = new DegradationLevel("REDUCED", 0.7, 0.5, Set.of("insights"));
    private static final DegradationLevel MINIMAL =
            new DegradationLevel("MINIMAL", 0.9, 0.8, Set.of("insights", "prefetch"));

    private final VirtualTime time = new VirtualTime();
    private final Degradation ladder = ladder(Duration.ZERO, Duration.ofSeconds(10));

    private Degradation ladder(Duration worsenAfter, Duration easeAfter) {
        return Degradation.create(
                new DegradationConfig(
                        Set.of("insights", "prefetch", "answers"),
                        List.of(NORMAL, REDUCED, MINIMAL),
                        worsenAfter,
                        easeAfter),
                time,
                time);
    }

    @Test
    void worsensAtOnceToWhatTheLoadCallsFor() {
        assertThat(ladder.report(0.69)).isEqualTo(NORMAL);
        assertThat(ladder.isEnabled("insights")).isTrue();
        assertThat(ladder.report(0.95)).isEqualTo(MINIMAL);
        assertThat(ladder.isEnabled("insights")).isFalse();
        assertThat(ladder.isEnabled("prefetch")).isFalse();
        assertThat(ladder.isEnabled("answers")).isTrue();
    }

    @Test
    void easesStepByStepAfterTheDwell() {
        List<LevelChange> changes = new ArrayList<>();
        ladder.onChange(changes::add);
        ladder.report(0.95);
        time.pass(Duration.ofSeconds(60));
        assertThat(ladder.report(0.1)).isEqualTo(MINIMAL);
        time.pass(Duration.ofSeconds(10));
        assertThat(ladder.report(0.1)).isEqualTo(REDUCED);
        assertThat(ladder.report(0.1)).isEqualTo(REDUCED);
        time.pass(Duration.ofSeconds(9));
        assertThat(ladder.report(0.1)).isEqualTo(REDUCED);
        time.pass(Duration.ofSeconds(1));
        assertThat(ladder.report(0.1)).isEqualTo(NORMAL);
        assertThat(changes).extracting(LevelChange::to).containsExactly(MINIMAL, REDUCED, NORMAL);
        assertThat(changes.get(1).load()).isEqualTo(0.1);
        assertThat(changes.get(1).at()).isEqualTo(VirtualTime.START.plusSeconds(70));
    }

    @Test
    void aLoadThatTremblesChangesNothing() {
        ladder.report(0.7);
        for (int i = 0; i < 100; i++) {
            time.pass(Duration.ofSeconds(5));
            assertThat(ladder.report(i % 2 == 0 ? 0.51 : 0.72)).isEqualTo(REDUCED);
        }
        for (int i = 0; i < 100; i++) {
            time.pass(Duration.ofSeconds(5));
            assertThat(ladder.report(i % 2 == 0 ? 0.3 : 0.6))
                    .as("low for too short a time")
                    .isEqualTo(REDUCED);
        }
    }

    @Test
    void aShortPeakIsForgivenWhereThatIsAskedFor() {
        Degradation patient = ladder(Duration.ofSeconds(3), Duration.ZERO);
        assertThat(patient.report(0.8)).isEqualTo(NORMAL);
        time.pass(Duration.ofSeconds(2));
        assertThat(patient.report(0.2)).isEqualTo(NORMAL);
        assertThat(patient.report(0.8)).isEqualTo(NORMAL);
        time.pass(Duration.ofSeconds(3));
        assertThat(patient.report(0.8)).isEqualTo(REDUCED);
        assertThat(patient.report(0.2)).isEqualTo(NORMAL);
    }

    @Test
    void neverTwoChangesTowardsEaseWithinTheDwell() {
        Random random = new Random(5);
        List<LevelChange> changes = new ArrayList<>();
        ladder.onChange(changes::add);
        for (int i = 0; i < 20_000; i++) {
            time.pass(Duration.ofMillis(random.nextInt(4_000)));
            double load = random.nextInt(20) == 0 ? random.nextDouble() : random.nextDouble() * 0.5;
            DegradationLevel level = ladder.report(load);
            assertThat(ladder.isEnabled("insights")).isEqualTo(!level.disabled().contains("insights"));
            assertThat(load < 0.9 || level.equals(MINIMAL)).isTrue();
        }
        assertThat(changes).hasSizeGreaterThan(50);
        for (int i = 1; i < changes.size(); i++) {
            LevelChange change = changes.get(i);
            if (change.to().enterAt() < change.from().enterAt()) {
                assertThat(Duration.between(changes.get(i - 1).at(), change.at()))
                        .isGreaterThanOrEqualTo(Duration.ofSeconds(10));
            }
        }
    }

    @Test
    void aHeldLevelStaysUntilReleased() {
        assertThat(ladder.hold("MINIMAL", "maintenance")).isEqualTo(MINIMAL);
        time.pass(Duration.ofHours(1));
        assertThat(ladder.report(0)).isEqualTo(MINIMAL);
        ladder.release();
        ladder.report(0);
        time.pass(Duration.ofSeconds(10));
        assertThat(ladder.report(0)).isEqualTo(REDUCED);
    }

    @Test
    void refusesBadInputAndUseAfterTheEnd() {
        assertThatThrownBy(() -> ladder.report(Double.NaN)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> ladder.report(-1)).hasMessageContaining("load");
        assertThatThrownBy(() -> ladder.isEnabled("unknown")).hasMessageContaining("feature");
        assertThatThrownBy(() -> ladder.hold("unknown", "r")).hasMessageContaining("level");
        assertThatThrownBy(() -> new DegradationLevel("x", 0.5, 0.5, Set.of())).hasMessageContaining("leaveAt");
        assertThatThrownBy(() -> new DegradationConfig(
                        Set.of("a"),
                        List.of(NORMAL, new DegradationLevel("x", 0.5, 0.4, Set.of("b"))),
                        Duration.ZERO,
                        Duration.ZERO))
                .hasMessageContaining("levels[1].disabled");
        assertThatThrownBy(() -> new DegradationConfig(
                        Set.of("insights", "prefetch"),
                        List.of(NORMAL, MINIMAL, REDUCED),
                        Duration.ZERO,
                        Duration.ZERO))
                .hasMessageContaining("levels[2].enterAt");
        ladder.close();
        assertThatThrownBy(() -> ladder.report(0)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> ladder.isEnabled("answers")).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(ladder::level).isInstanceOf(IllegalStateException.class);
    }
}
