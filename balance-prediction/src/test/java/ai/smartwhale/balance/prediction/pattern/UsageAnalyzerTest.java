// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.smartwhale.balance.prediction.pattern.PredictedChange.Cause;
import ai.smartwhale.balance.prediction.pattern.change.Shift;
import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.messaging.DataSource;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class UsageAnalyzerTest {

    /** A Monday. */
    private static final Instant START = Instant.parse("2026-03-02T00:00:00Z");

    private static final UsageKey KEY = new UsageKey("m1", DataSource.WIKI);
    private static final UsageKey OTHER = new UsageKey("m2", DataSource.WEB);

    private final UsageAnalyzer usage = UsageAnalyzer.create(UsageAnalyzerConfig.defaults());

    private static Instant at(int hour) {
        return START.plus(Duration.ofHours(hour));
    }

    /** Busy from 8 to 18 o'clock, less at the weekend. */
    private static double office(int hour, Random random) {
        boolean busy = hour % 24 >= 8 && hour % 24 < 18 && hour / 24 % 7 < 5;
        return (busy ? 100 : 20) + 3 * random.nextGaussian();
    }

    private static void feed(UsageAnalyzer analyzer, int from, int to, long seed) {
        Random random = new Random(seed);
        for (int hour = 0; hour < to; hour++) {
            double amount = office(hour, random);
            if (hour >= from) {
                analyzer.record(KEY, at(hour), amount);
            }
        }
    }

    @Test
    void namesTheDayAndTheWeekAndTheBusiestHour() {
        feed(usage, 0, 1_000, 1);
        usage.advance(at(1_000));
        assertThat(usage.identifyPatterns(KEY))
                .extracting(Rhythm::period)
                .contains(Duration.ofDays(1), Duration.ofDays(7));
        UsageReport report = usage.analyzeUsage(KEY).orElseThrow();
        assertThat(report.slots()).isEqualTo(1_000);
        assertThat(report.busiestHour() % 24).isBetween(8, 17);
        assertThat(report.busiestHour() / 24).isBetween(0, 4);
        assertThat(report.peak()).isBetween(100.0, 115.0);
        assertThat(report.flags()).isEmpty();
    }

    @Test
    void foretellsTheMorningAndTheEvening() {
        // 41 days and 16 hours: a Sunday afternoon.
        feed(usage, 0, 1_000, 2);
        usage.advance(at(1_000));
        List<PredictedChange> changes = usage.predictChanges(KEY, Duration.ofHours(30));
        assertThat(changes).isNotEmpty();
        PredictedChange morning = changes.get(0);
        assertThat(morning.at()).isEqualTo(at(42 * 24 + 8));
        assertThat(morning.direction()).isEqualTo(Shift.UP);
        assertThat(morning.cause()).isEqualTo(Cause.RHYTHM);
        assertThat(morning.probability()).isGreaterThan(0.9);
        assertThat(morning.to() - morning.from()).isGreaterThan(40);
        assertThat(morning.reason()).contains("rises", "every day");
        assertThat(changes).anySatisfy(change -> {
            assertThat(change.direction()).isEqualTo(Shift.DOWN);
            assertThat(change.at()).isEqualTo(at(42 * 24 + 18));
        });
    }

    @Test
    void usesTheHourOfTheWeekWhereSlotsAreShort() {
        UsageAnalyzer minutes = UsageAnalyzer.create(UsageAnalyzerConfig.builder()
                .slot(Duration.ofMinutes(10))
                .history(128)
                .build());
        Random random = new Random(3);
        for (int slot = 0; slot < 14 * 144; slot++) {
            minutes.record(KEY, START.plus(Duration.ofMinutes(10L * slot)), office(slot / 6, random));
        }
        minutes.advance(at(14 * 24));
        List<PredictedChange> changes = minutes.predictChanges(KEY, Duration.ofHours(12));
        assertThat(changes).isNotEmpty();
        assertThat(changes.get(0).at()).isEqualTo(at(14 * 24 + 8));
        assertThat(changes.get(0).cause()).isEqualTo(Cause.HOUR_OF_WEEK);
    }

    @Test
    void tellsOfAShiftThatHasBegunAndOfOneThatHasHappened() {
        Random random = new Random(4);
        int hour = 0;
        for (; hour < 600; hour++) {
            usage.record(KEY, at(hour), 50 + random.nextGaussian());
        }
        usage.advance(at(hour));
        assertThat(usage.predictChanges(KEY, Duration.ofDays(1))).isEmpty();
        for (; hour < 603; hour++) {
            usage.record(KEY, at(hour), 55);
        }
        usage.advance(at(hour));
        assertThat(usage.predictChanges(KEY, Duration.ofDays(1)))
                .singleElement()
                .satisfies(change -> {
                    assertThat(change.cause()).isEqualTo(Cause.SHIFT_UNDER_WAY);
                    assertThat(change.direction()).isEqualTo(Shift.UP);
                    assertThat(change.to()).isEqualTo(55, within(1.5));
                    assertThat(change.probability()).isGreaterThan(0.8);
                });
        for (; hour < 650; hour++) {
            usage.record(KEY, at(hour), 55 + random.nextGaussian());
        }
        usage.advance(at(hour));
        UsageReport.LevelShift shift =
                usage.analyzeUsage(KEY).orElseThrow().latestShift().orElseThrow();
        assertThat(shift.since()).isBetween(at(597), at(602));
        assertThat(shift.size()).isEqualTo(5, within(1.5));
    }

    @Test
    void findsWhoFollowsWhomBeyondTheCommonRhythm() {
        Random random = new Random(5);
        double[] bursts = random.doubles(900)
                .map(value -> value < 0.2 ? 60 * value * 5 : 0)
                .toArray();
        for (int hour = 0; hour < 900; hour++) {
            usage.record(KEY, at(hour), Math.max(0, office(hour, random)) + bursts[hour]);
            usage.record(OTHER, at(hour), Math.max(0, office(hour, random)) + (hour < 3 ? 0 : bursts[hour - 3]));
            usage.record(new UsageKey("m3", DataSource.API), at(hour), Math.max(0, office(hour, random)));
        }
        usage.advance(at(900));
        CorrelationReport report = usage.analyzeCorrelations();
        assertThat(report.tested()).isEqualTo(3);
        assertThat(report.leftOut()).isZero();
        assertThat(report.correlations()).singleElement().satisfies(found -> {
            assertThat(found.leader()).isEqualTo(KEY);
            assertThat(found.follower()).isEqualTo(OTHER);
            assertThat(found.lag()).isEqualTo(Duration.ofHours(3));
            assertThat(found.coefficient()).isGreaterThan(0.3);
            assertThat(found.pValue()).isLessThan(0.001);
        });
        assertThat(usage.analyzeCorrelations(OTHER).correlations()).hasSize(1);
        assertThat(usage.analyzeCorrelations(new UsageKey("m3", DataSource.API)).correlations())
                .isEmpty();
    }

    @Test
    void aSlotWithoutRecordsIsZeroOrUnknownAsConfigured() {
        UsageAnalyzer samples = UsageAnalyzer.create(
                UsageAnalyzerConfig.builder().silence(Silence.MISSING).build());
        for (UsageAnalyzer analyzer : List.of(usage, samples)) {
            for (int hour = 0; hour < 200; hour += 4) {
                analyzer.record(KEY, at(hour), 8);
            }
            analyzer.advance(at(200));
        }
        UsageReport zeros = usage.analyzeUsage(KEY).orElseThrow();
        assertThat(zeros.mean()).isEqualTo(2);
        assertThat(zeros.idleShare()).isEqualTo(0.75);
        assertThat(zeros.flags()).contains(UsageFlag.SPARSE).doesNotContain(UsageFlag.GAPS);
        UsageReport missing = samples.analyzeUsage(KEY).orElseThrow();
        assertThat(missing.mean()).isEqualTo(8);
        assertThat(missing.flags()).contains(UsageFlag.GAPS, UsageFlag.CONSTANT);
    }

    @Test
    void onlySlotsThatHaveEndedCountAndTheFutureChangesNoPast() {
        feed(usage, 0, 500, 6);
        usage.record(KEY, at(500), 1e6);
        UsageReport before = usage.analyzeUsage(KEY).orElseThrow();
        assertThat(before.slots()).isEqualTo(500);
        assertThat(before.peak()).isLessThan(200);
        usage.record(KEY, at(500), 1e6);
        assertThat(usage.analyzeUsage(KEY)).contains(before);
    }

    @Test
    void aRestartFromASnapshotChangesNothing() {
        feed(usage, 0, 1_300, 7);
        UsageAnalyzer other = UsageAnalyzer.create(UsageAnalyzerConfig.defaults());
        feed(other, 0, 700, 7);
        other = UsageAnalyzer.restore(UsageAnalyzerConfig.defaults(), other.snapshot());
        feed(other, 700, 1_300, 7);
        assertThat(other.snapshot()).isEqualTo(usage.snapshot());
        assertThat(other.analyzeUsage(KEY)).isEqualTo(usage.analyzeUsage(KEY));
        assertThat(other.predictChanges(KEY, Duration.ofDays(2)))
                .isEqualTo(usage.predictChanges(KEY, Duration.ofDays(2)));
        UsageSnapshot snapshot = usage.snapshot();
        assertThatThrownBy(() -> UsageAnalyzer.restore(
                        UsageAnalyzerConfig.builder()
                                .slot(Duration.ofMinutes(1))
                                .build(),
                        snapshot))
                .isInstanceOf(InvalidValueException.class);
    }

    @Test
    void staysBoundedOverTenMillionRecords() {
        UsageAnalyzer small = UsageAnalyzer.create(UsageAnalyzerConfig.builder()
                .slot(Duration.ofMillis(100))
                .history(64)
                .maxSeries(4)
                .build());
        UsageKey[] keys = new UsageKey[9];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = new UsageKey("m" + i, DataSource.API);
        }
        for (int i = 0; i < 10_000_000; i++) {
            small.record(keys[i / 1_000 % 9], START.plusMillis(i), 1);
        }
        assertThat(small.keys()).hasSize(4);
        assertThat(small.evictions()).isGreaterThan(1_000);
        assertThat(small.snapshot().series()).allMatch(state -> state.slots().size() <= 64);
    }

    @Test
    void aSilenceLongerThanTheHistoryIsBridgedAtOnce() {
        feed(usage, 0, 300, 8);
        usage.record(KEY, at(10_000_000), 5);
        usage.advance(at(10_000_001));
        UsageReport report = usage.analyzeUsage(KEY).orElseThrow();
        assertThat(report.slots()).isEqualTo(1_024);
        assertThat(report.peak()).isEqualTo(5);
    }

    @Test
    void emptyZeroAndConstantUsageGiveReasons() {
        assertThat(usage.analyzeUsage(KEY)).isEmpty();
        assertThat(usage.identifyPatterns(KEY)).isEmpty();
        assertThat(usage.predictChanges(KEY, Duration.ofDays(1))).isEmpty();
        assertThat(usage.analyzeCorrelations().tested()).isZero();
        usage.record(KEY, at(0), 0);
        usage.advance(at(10));
        UsageReport report = usage.analyzeUsage(KEY).orElseThrow();
        assertThat(report.flags()).contains(UsageFlag.UNUSED, UsageFlag.SHORT_HISTORY, UsageFlag.CONSTANT);
        assertThat(report.mean()).isZero();
        for (int hour = 0; hour < 400; hour++) {
            usage.record(OTHER, at(hour), 4);
        }
        usage.advance(at(400));
        assertThat(usage.analyzeUsage(OTHER).orElseThrow().flags()).contains(UsageFlag.CONSTANT);
        assertThat(usage.predictChanges(OTHER, Duration.ofDays(7))).isEmpty();
        assertThat(usage.analyzeCorrelations().correlations()).isEmpty();
    }

    @Test
    void lateRecordsAreCountedAndBadOnesRefused() {
        feed(usage, 0, 200, 9);
        usage.record(KEY, at(10), 5);
        usage.advance(at(200));
        assertThat(usage.analyzeUsage(KEY).orElseThrow().flags()).contains(UsageFlag.LATE_RECORDS);
        assertThatThrownBy(() -> usage.record(KEY, at(1), -1)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> usage.record(KEY, at(1), Double.NaN)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> usage.record(KEY, Instant.MIN, 1)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> new UsageKey("", DataSource.API)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> usage.predictChanges(KEY, Duration.ZERO)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> UsageAnalyzerConfig.builder().history(1).build())
                .isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() ->
                        UsageAnalyzerConfig.builder().leastChange(Double.NaN).build())
                .isInstanceOf(InvalidValueException.class);
    }
}
