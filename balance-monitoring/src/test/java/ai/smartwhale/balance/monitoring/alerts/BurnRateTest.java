// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
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

    /** Whichever pair of the workbook is due first has it; below half the budget, none. */
    @ParameterizedTest
    @CsvSource({"1", "0.5", "0.2", "0.1", "0.05", "0.02", "0.01", "0.007", "0.005", "0.002", "0.0012", "0.0005"})
    void firesByTheFirstOfAllWindows(double share) {
        Watcher watcher = new Watcher(rule(BurnWindow.workbook()));
        feed(watcher, Duration.ofDays(4), 0);
        Instant start = watcher.now;

        feed(watcher, Duration.ofDays(3), share);

        Optional<Duration> theory = BurnWindow.workbook().stream()
                .filter(window -> share / (1 - OBJECTIVE) > window.factor())
                .map(window -> Duration.ofMillis(
                        Math.round(window.across().toMillis() * window.factor() * (1 - OBJECTIVE) / share)))
                .min(Comparator.naturalOrder());
        assertThat(watcher.news.stream().findFirst().map(first -> first.startsAt()))
                .satisfies(first -> {
                    assertThat(first.isPresent()).isEqualTo(theory.isPresent());
                    first.ifPresent(at -> assertThat(Duration.between(start, at)
                                    .minus(theory.orElseThrow())
                                    .abs())
                            .isLessThanOrEqualTo(MINUTE));
                });
    }

    @ParameterizedTest
    @CsvSource({"10,60", "1000,60", "1000,15"})
    void isSilentForThirtyDaysAtHalfTheBudgetByChance(int perMinute, int seconds) {
        SplittableRandom random = new SplittableRandom(perMinute + seconds);
        Watcher watcher = new Watcher(rule(BurnWindow.workbook()));
        for (long i = 0; i < Duration.ofDays(30).toSeconds() / seconds; i++) {
            int events = perMinute * seconds / 60;
            total += events;
            // The number of errors among so many is a Poisson number of a small mean.
            double left = Math.exp(-events * (1 - OBJECTIVE) / 2);
            for (double chance = random.nextDouble(); chance > left; chance *= random.nextDouble()) {
                errors++;
            }
            watcher.see(
                    Duration.ofSeconds(seconds),
                    Watcher.reading("errors_total", errors),
                    Watcher.reading("all_total", total));
        }
        assertThat(errors / total).isBetween(0.0004, 0.0006);
        assertThat(watcher.news).isEmpty();
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
