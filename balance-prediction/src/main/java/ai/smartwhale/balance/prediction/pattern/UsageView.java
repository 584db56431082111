// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.pattern;

import ai.smartwhale.balance.prediction.pattern.change.Season;
import ai.smartwhale.balance.prediction.pattern.change.Seasons;
import ai.smartwhale.balance.prediction.pattern.change.Shift;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A copy of what is known of one pair at a time, so that it is analysed without holding the lock.
 *
 * @param key who uses what
 * @param slot how long a slot is
 * @param first the number of the first slot
 * @param usage in each slot that has ended, NaN where it is not known
 * @param expected what is usual in each of the 168 hours that follow the last slot, by the hour of the week
 * @param deviation by how much usage usually misses that
 * @param knownHours how many hours of the week were seen
 * @param tension how close the next alarm of a shift is, 0 to 1
 * @param leaning to which side that would be
 * @param begun by how much usage has differed on that side since it began to
 * @param late how many records came too late
 * @param latestShift the latest alarm
 */
@SuppressWarnings("ArrayRecordComponent") // Lives for one analysis and is never compared.
record UsageView(
        UsageKey key,
        Duration slot,
        long first,
        double[] usage,
        double[] expected,
        double deviation,
        int knownHours,
        double tension,
        Shift leaning,
        double begun,
        long late,
        Optional<UsageReport.LevelShift> latestShift) {

    private static final int HOURS = 168;
    private static final long HOUR = Duration.ofHours(1).toMillis();
    private static final int SHORT = 48;

    static UsageView of(UsageKey key, UsageSeries series, Duration slot) {
        double[] usage = series.slots();
        double[] expected = new double[HOURS];
        long base = series.openSlot() * slot.toMillis() / HOUR;
        for (int i = 0; i < HOURS; i++) {
            // Some slot of that hour; a slot longer than an hour is looked up by its start.
            long inHour = Math.max(series.openSlot(), ((base + i) * HOUR + slot.toMillis() - 1) / slot.toMillis());
            expected[i] = series.expected(inHour);
        }
        return new UsageView(
                key,
                slot,
                series.openSlot() - usage.length,
                usage,
                expected,
                series.deviation(),
                series.knownHours(),
                series.tension(),
                series.leaning(),
                series.begun(),
                series.late(),
                series.latestShift());
    }

    long end() {
        return first + usage.length;
    }

    Instant time(long number) {
        return Slots.start(number, slot);
    }

    List<Season> seasons() {
        return Seasons.find(usage, Slots.calendar(slot));
    }

    List<Rhythm> rhythms() {
        return seasons().stream()
                .map(season -> new Rhythm(slot.multipliedBy(season.period()), season.strength()))
                .toList();
    }

    UsageReport report() {
        double[] known = known();
        double sum = Arrays.stream(known).sum();
        double peak = Arrays.stream(known).max().orElse(0);
        double idle = Arrays.stream(known).filter(value -> value == 0).count();
        double idleShare = known.length == 0 ? 0 : idle / known.length;
        return new UsageReport(
                key,
                time(first),
                time(end()),
                known.length,
                known.length == 0 ? 0 : sum / known.length,
                peak,
                idleShare,
                busiestHour(),
                expected[0],
                rhythms(),
                latestShift,
                flags(known, peak, idleShare));
    }

    double[] known() {
        return Arrays.stream(usage).filter(value -> !Double.isNaN(value)).toArray();
    }

    private Set<UsageFlag> flags(double[] known, double peak, double idleShare) {
        Set<UsageFlag> flags = EnumSet.noneOf(UsageFlag.class);
        Duration span = slot.multipliedBy(known.length);
        flag(flags, UsageFlag.SHORT_HISTORY, known.length < SHORT || span.compareTo(Duration.ofDays(3)) < 0);
        flag(flags, UsageFlag.UNUSED, peak == 0);
        flag(flags, UsageFlag.CONSTANT, Arrays.stream(known).distinct().count() == 1);
        flag(flags, UsageFlag.SPARSE, idleShare > 0.5);
        flag(flags, UsageFlag.GAPS, known.length < usage.length);
        flag(flags, UsageFlag.LATE_RECORDS, late > 0);
        flag(flags, UsageFlag.WEEK_INCOMPLETE, knownHours < HOURS && slot.toMillis() <= HOUR);
        return flags;
    }

    private static void flag(Set<UsageFlag> flags, UsageFlag flag, boolean holds) {
        if (holds) {
            flags.add(flag);
        }
    }

    private int busiestHour() {
        int best = 0;
        for (int i = 1; i < HOURS; i++) {
            best = expected[i] > expected[best] ? i : best;
        }
        // The epoch began on a Thursday; weeks are counted from Monday.
        return (int) ((end() * slot.toMillis() / HOUR + best + 3 * 24) % HOURS);
    }
}
