// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.smartwhale.commons.InvalidValueException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SeriesClockTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");

    private final List<Double> slots = new ArrayList<>();

    private SeriesClock clock(SlotMerge merge, EmptySlot empty, int patience) {
        return SeriesClock.create(
                new SeriesClockConfig(MINUTE, merge, empty, Duration.ofMinutes(5), patience), slots::add);
    }

    private static Instant at(long seconds) {
        return START.plusSeconds(seconds);
    }

    @Test
    void gapsBecomeSlotsWithoutAValue() {
        SeriesClock clock = clock(SlotMerge.SUM, EmptySlot.MISSING, 0);
        assertThat(clock.record(at(10), 1)).isEqualTo(SlotOutcome.ACCEPTED);
        assertThat(clock.record(at(190), 2)).isEqualTo(SlotOutcome.ACCEPTED);
        assertThat(clock.advance(at(240))).isEqualTo(1);
        assertThat(slots).containsExactly(1.0, Double.NaN, Double.NaN, 2.0);
        assertThat(clock.tally()).isEqualTo(new SlotTally(2, 0, 0, 0, 0, 4, 2));
    }

    @Test
    void countsOfASlotAreAddedAndNoneIsZero() {
        SeriesClock clock = clock(SlotMerge.SUM, EmptySlot.ZERO, 0);
        clock.record(at(0), 1);
        assertThat(clock.record(at(0), 1)).as("the same timestamp").isEqualTo(SlotOutcome.MERGED);
        clock.record(at(59), 3);
        clock.advance(at(150));
        assertThat(slots).containsExactly(5.0, 0.0);
    }

    @Test
    void levelsOfASlotAreAveragedOrTheLatestWins() {
        SeriesClock mean = clock(SlotMerge.MEAN, EmptySlot.MISSING, 0);
        mean.record(at(0), 1);
        mean.record(at(1), 4);
        mean.advance(at(60));
        SeriesClock last = clock(SlotMerge.LAST, EmptySlot.MISSING, 0);
        last.record(at(0), 1);
        last.record(at(1), 4);
        last.advance(at(60));
        assertThat(slots).containsExactly(2.5, 4.0);
    }

    @Test
    void lateValuesAreCountedUnlessTheirSlotIsStillOpen() {
        SeriesClock strict = clock(SlotMerge.SUM, EmptySlot.ZERO, 0);
        strict.record(at(60), 1);
        assertThat(strict.record(at(0), 9)).isEqualTo(SlotOutcome.LATE);
        SeriesClock patient = clock(SlotMerge.SUM, EmptySlot.ZERO, 2);
        patient.record(at(0), 1);
        patient.record(at(120), 3);
        assertThat(patient.record(at(60), 2)).isEqualTo(SlotOutcome.ACCEPTED);
        patient.advance(at(300));
        assertThat(slots).containsExactly(1.0, 2.0, 3.0);
        assertThat(strict.tally().late()).isEqualTo(1);
    }

    @Test
    void oneWrongTimestampInventsNoHoursButAClockThatMovedOnIsBelieved() {
        SeriesClock clock = clock(SlotMerge.SUM, EmptySlot.ZERO, 0);
        clock.record(at(0), 1);
        assertThat(clock.record(at(1_000_000), 9)).isEqualTo(SlotOutcome.TOO_FAR);
        assertThat(clock.record(at(60), 2)).isEqualTo(SlotOutcome.ACCEPTED);
        assertThat(clock.record(at(2_000_000), 5)).isEqualTo(SlotOutcome.TOO_FAR);
        assertThat(clock.record(at(2_000_000), 6)).isEqualTo(SlotOutcome.ACCEPTED);
        clock.advance(at(2_000_060));
        assertThat(slots).containsExactly(1.0, 2.0, 0.0, 0.0, 0.0, 0.0, 0.0, 6.0);
    }

    @Test
    void daylightSavingMovesNoSlot() {
        SeriesClock clock = SeriesClock.create(SeriesClockConfig.counts(Duration.ofHours(1)), slots::add);
        ZoneId zone = ZoneId.of("Europe/Berlin");
        Instant from = LocalDateTime.of(2026, 3, 28, 12, 0).atZone(zone).toInstant();
        Instant to = LocalDateTime.of(2026, 3, 29, 12, 0).atZone(zone).toInstant();
        for (Instant hour = from; hour.isBefore(to); hour = hour.plus(Duration.ofHours(1))) {
            clock.record(hour, 1);
        }
        clock.advance(to);
        assertThat(slots).hasSize(23).containsOnly(1.0);
    }

    @Test
    void valuesThatAreNoNumbersAndTimesBeforeTheEpochAreHandled() {
        SeriesClock clock = clock(SlotMerge.SUM, EmptySlot.ZERO, 0);
        assertThat(clock.record(at(0), Double.NaN)).isEqualTo(SlotOutcome.NOT_FINITE);
        assertThat(clock.record(at(0), Double.POSITIVE_INFINITY)).isEqualTo(SlotOutcome.NOT_FINITE);
        SeriesClock old = clock(SlotMerge.SUM, EmptySlot.ZERO, 0);
        old.record(Instant.ofEpochSecond(-61), 1);
        old.record(Instant.ofEpochSecond(-1), 2);
        old.record(Instant.ofEpochSecond(0), 3);
        assertThat(slots).containsExactly(1.0, 2.0);
    }

    @Test
    void aPauseLongerThanTheLongestGapIsBridgedOnlySoFar() {
        SeriesClock clock = clock(SlotMerge.SUM, EmptySlot.ZERO, 0);
        clock.record(at(0), 1);
        assertThat(clock.advance(at(60_000))).isEqualTo(5);
    }

    @Test
    void settingsAreChecked() {
        assertThatThrownBy(() -> new SeriesClockConfig(MINUTE, SlotMerge.SUM, EmptySlot.ZERO, Duration.ofSeconds(1), 0))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("longestGap");
        assertThatThrownBy(() -> SeriesClockConfig.counts(Duration.ZERO)).isInstanceOf(InvalidValueException.class);
    }
}
