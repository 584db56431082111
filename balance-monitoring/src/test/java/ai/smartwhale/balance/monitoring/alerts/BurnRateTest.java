// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BurnRateTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final double OBJECTIVE = 0.999;
    private static final long PER_MINUTE = 100_000;

    private double errors;
    private double total;

    @ParameterizedTest
    @CsvSource({"PT1H,PT5M,14.4,0.05", "PT1H,PT5M,14.4,1", "PT6H,PT30M,6,0.02", "PT72H,PT6H,1,0.005"})
    void firesAtTheTheoreticalTime(Duration across, Duration recent, double factor, double share) {
        Watcher watcher = new Watcher(rule(List.of(new BurnWindow(across, recent, factor, Severity.CRITICAL))));
        feed(watcher, Duration.ofDays(4), 0);
        Duration start = Duration.between(Watcher.START, watcher.now);

        feed(watcher, across, share);

        Duration theory = Duration.ofMillis(Math.round(across.toMillis() * factor * (1 - OBJECTIVE) / share));
        assertThat(watcher.states()).containsExactly(AlertState.FIRING);
        Duration took =
                Duration.between(Watcher.START.plus(start), watcher.news.get(0).startsAt());
        assertThat(took.minus(theory).abs()).isLessThanOrEqualTo(MINUTE);
    }

    @Test
    void firesAtTheTheoreticalTimeAlsoWhenItIsNew() {
        Watcher watcher = new Watcher(rule(BurnWindow.workbook()));
        feed(watcher, Duration.ofHours(1), 0.05);
        Duration took = Duration.between(Watcher.START, watcher.news.get(0).startsAt());
        assertThat(took.minus(Duration.ofSeconds(1_037)).abs()).isLessThanOrEqualTo(MINUTE.multipliedBy(2));
    }

    @Test
    void isSilentForThirtyDaysAtHalfTheBudget() {
        Watcher watcher = new Watcher(rule(BurnWindow.workbook()));
        feed(watcher, Duration.ofDays(30), (1 - OBJECTIVE) / 2);
        assertThat(watcher.news).isEmpty();
    }

    @Test
    void endsWithinTheShortWindowAndOneEvaluation() {
        Watcher watcher = new Watcher(
                rule(List.of(new BurnWindow(Duration.ofHours(1), Duration.ofMinutes(5), 14.4, Severity.CRITICAL))));
        feed(watcher, Duration.ofDays(1), 0);
        feed(watcher, Duration.ofHours(1), 0.1);
        var stopped = watcher.now;

        feed(watcher, Duration.ofMinutes(30), 0);

        assertThat(watcher.states()).containsExactly(AlertState.FIRING, AlertState.RESOLVED);
        assertThat(watcher.news.get(1).endsAt().orElseThrow()).isBeforeOrEqualTo(stopped.plus(MINUTE.multipliedBy(6)));
    }

    @Test
    void judgesNothingByTooFewEvents() {
        Watcher watcher = new Watcher(rule(BurnWindow.workbook()));
        for (int i = 0; i < 9; i++) {
            watcher.see(MINUTE, Watcher.reading("errors_total", i), Watcher.reading("all_total", i));
        }
        assertThat(watcher.news).isEmpty();
    }

    private void feed(Watcher watcher, Duration span, double share) {
        for (long i = 0; i < span.toMinutes(); i++) {
            errors += PER_MINUTE * share;
            total += PER_MINUTE;
            watcher.see(MINUTE, Watcher.reading("errors_total", errors), Watcher.reading("all_total", total));
        }
    }

    private static BurnRateRule rule(List<BurnWindow> windows) {
        return new BurnRateRule(
                RuleTerms.of("burn", Severity.CRITICAL),
                SeriesSelector.of("errors_total"),
                SeriesSelector.of("all_total"),
                OBJECTIVE,
                windows,
                10);
    }
}
