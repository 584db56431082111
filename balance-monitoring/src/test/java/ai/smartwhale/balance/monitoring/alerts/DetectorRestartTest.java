// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.LimitExceededException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DetectorRestartTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final ThresholdRule HIGH = new ThresholdRule(
            RuleTerms.of("high", Severity.WARNING).holding(MINUTE, MINUTE),
            SeriesSelector.of("load"),
            new Levels(Side.ABOVE, 100, 80));
    private static final BurnRateRule BURN = new BurnRateRule(
            RuleTerms.of("burn", Severity.CRITICAL),
            SeriesSelector.of("errors_total"),
            SeriesSelector.of("all_total"),
            0.999,
            BurnWindow.workbook().subList(0, 2),
            10);

    private double total;
    private double errors;

    @Test
    void tellsAFaultThatGoesOnNotAgain() {
        Watcher after = restarted(firing());
        assertThat(after.detector.activeAlerts()).hasSize(1);
        for (int i = 0; i < 10; i++) {
            after.see(MINUTE, Watcher.reading("load", 120));
        }
        assertThat(after.news).isEmpty();
        assertThat(after.detector.activeAlerts()).singleElement().satisfies(alert -> {
            assertThat(alert.startsAt()).isEqualTo(Watcher.START.plus(Duration.ofMinutes(2)));
            assertThat(alert.value()).hasValue(120);
        });
    }

    @Test
    void tellsTheEndOfAFaultThatWasOverMeanwhile() {
        Watcher after = restarted(firing());
        after.see(MINUTE, Watcher.reading("load", 10));
        after.see(MINUTE, Watcher.reading("load", 10));
        assertThat(after.states()).containsExactly(AlertState.RESOLVED);
    }

    @Test
    void endsWhatNothingIsHeardOf() {
        Watcher after = restarted(firing());
        for (int i = 0; i < 20; i++) {
            after.see(MINUTE, Watcher.reading("other", 1));
        }
        assertThat(after.news).singleElement().satisfies(alert -> {
            assertThat(alert.state()).isEqualTo(AlertState.RESOLVED);
            assertThat(alert.evidence()).containsExactly("nothing more was heard of the series");
        });
        assertThat(after.detector.activeAlerts()).isEmpty();
    }

    @Test
    void endsAtOnceWhatHasNoRuleAnyMore() {
        List<Alert> before = firing().detector.activeAlerts();
        AlertDetector other = AlertDetector.create(AlertDetectorConfig.defaults(), List.of(BURN));
        assertThat(other.resumeAlerts(before)).extracting(Alert::state).containsExactly(AlertState.RESOLVED);
        assertThat(other.activeAlerts()).isEmpty();
    }

    @Test
    void keepsABurnThatGoesOnThoughItsPastIsGone() {
        Watcher before = new Watcher(BURN);
        burn(before, 120, 0.05);
        assertThat(before.states()).containsExactly(AlertState.FIRING);
        Watcher after = restarted(before);
        burn(after, 120, 0.05);
        assertThat(after.news).isEmpty();
        burn(after, 60, 0);
        assertThat(after.states()).containsExactly(AlertState.RESOLVED);
    }

    @Test
    void resumesOnlyWhatIsActiveAndFits() {
        Alert active = firing().detector.activeAlerts().get(0);
        Alert over = new Alert(
                active.rule(),
                active.severity(),
                AlertState.RESOLVED,
                active.labels(),
                active.summary(),
                active.value(),
                active.limit(),
                active.startsAt(),
                Optional.of(active.startsAt()),
                false,
                List.of());
        AlertDetector small =
                AlertDetector.create(AlertDetectorConfig.builder().mostAlerts(1).build(), List.of(HIGH));
        assertThatThrownBy(() -> small.resumeAlerts(List.of(over))).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> small.resumeAlerts(List.of(active, active)))
                .isInstanceOf(LimitExceededException.class);
    }

    private static Watcher firing() {
        Watcher before = new Watcher(HIGH);
        for (int i = 0; i < 5; i++) {
            before.see(MINUTE, Watcher.reading("load", 120));
        }
        assertThat(before.states()).containsExactly(AlertState.FIRING);
        return before;
    }

    private static Watcher restarted(Watcher before) {
        Watcher after = new Watcher(HIGH, BURN);
        after.now = before.now;
        assertThat(after.detector.resumeAlerts(before.detector.activeAlerts())).isEmpty();
        return after;
    }

    private void burn(Watcher watcher, int minutes, double share) {
        for (int i = 0; i < minutes; i++) {
            total += 1_000;
            errors += 1_000 * share;
            watcher.see(MINUTE, Watcher.reading("errors_total", errors), Watcher.reading("all_total", total));
        }
    }
}
