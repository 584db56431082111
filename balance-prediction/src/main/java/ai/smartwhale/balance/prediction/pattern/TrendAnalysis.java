// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.pattern;

import ai.smartwhale.balance.prediction.pattern.change.MeanShifts;
import ai.smartwhale.balance.prediction.pattern.change.Season;
import ai.smartwhale.balance.prediction.pattern.change.Seasons;
import ai.smartwhale.balance.prediction.pattern.change.WhitenedTrend;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Looks at block means: first for what repeats, then, without that, for a trend and for changes. */
final class TrendAnalysis {

    static final int LEAST_VALUES = 10;

    private final TrendDetectorConfig config;
    private final long first;
    private final Duration block;
    private final double[] means;
    private final Set<TrendFlag> flags = EnumSet.noneOf(TrendFlag.class);

    TrendAnalysis(TrendDetectorConfig config, long first, Duration block, double[] means, long blockSteps, long late) {
        this.config = config;
        this.first = first;
        this.block = block;
        this.means = means;
        flag(blockSteps > 1, TrendFlag.AVERAGED);
        flag(late > 0, TrendFlag.LATE_VALUES);
    }

    private void flag(boolean holds, TrendFlag flag) {
        if (holds) {
            flags.add(flag);
        }
    }

    TrendReport run() {
        double[] present = present(means);
        flag(present.length < means.length, TrendFlag.GAPS);
        if (present.length < LEAST_VALUES) {
            flags.add(TrendFlag.TOO_FEW_VALUES);
            return report(present.length, Optional.empty(), List.of(), List.of());
        }
        if (Arrays.stream(present).allMatch(value -> value == present[0])) {
            flags.add(TrendFlag.CONSTANT);
            Trend none = new Trend(TrendDirection.STEADY, 0, 0, 0, 1, 0);
            return report(present.length, Optional.of(none), List.of(), List.of());
        }
        List<Season> seasons = Seasons.find(means, Slots.calendar(block));
        flag(!seasons.isEmpty(), TrendFlag.SEASON_REMOVED);
        double[] values = Seasons.without(means, seasons);
        WhitenedTrend.Result trend = WhitenedTrend.test(values, config.confidence());
        Steps steps = Steps.find(values, trend, config.changePenalty(), 1 - config.confidence());
        flag(steps.aroundTrend(), TrendFlag.TREND_REMOVED);
        flag(steps.insteadOfTrend(), TrendFlag.STEPS_NOT_TREND);
        List<Rhythm> rhythms = seasons.stream()
                .map(season -> new Rhythm(block.multipliedBy(season.period()), season.strength()))
                .toList();
        return report(present.length, Optional.of(describe(trend)), changes(values, steps.shifts()), rhythms);
    }

    private static double[] present(double[] values) {
        return Arrays.stream(values).filter(value -> !Double.isNaN(value)).toArray();
    }

    private Trend describe(WhitenedTrend.Result result) {
        double perDay = (double) Duration.ofDays(1).toMillis() / block.toMillis();
        double pValue = result.test().pValue();
        boolean certain = pValue < 1 - config.confidence() && result.test().score() != 0;
        TrendDirection rising = result.test().score() > 0 ? TrendDirection.RISING : TrendDirection.FALLING;
        return new Trend(
                certain ? rising : TrendDirection.STEADY,
                result.line().slope() * perDay,
                result.line().low() * perDay,
                result.line().high() * perDay,
                pValue,
                result.autocorrelation());
    }

    /** The shifts are those of the values that are there; their places become times. */
    private List<ChangePoint> changes(double[] values, MeanShifts.Result shifts) {
        int[] places = Steps.places(values);
        ChangePoint[] changes = new ChangePoint[shifts.starts().size()];
        for (int i = 0; i < changes.length; i++) {
            double before = shifts.means().get(i);
            double after = shifts.means().get(i + 1);
            double deviations = shifts.deviation() > 0 ? Math.abs(after - before) / shifts.deviation() : 0;
            long place = first + places[shifts.starts().get(i)];
            changes[i] = new ChangePoint(Slots.start(place, block), before, after, deviations);
        }
        return List.of(changes);
    }

    private TrendReport report(int count, Optional<Trend> trend, List<ChangePoint> changes, List<Rhythm> rhythms) {
        return new TrendReport(
                Slots.start(first, block),
                Slots.start(first + means.length, block),
                block,
                count,
                trend,
                changes,
                rhythms,
                flags);
    }
}
