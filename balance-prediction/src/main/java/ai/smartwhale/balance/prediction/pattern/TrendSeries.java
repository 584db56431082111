// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.pattern;

import ai.smartwhale.balance.prediction.pattern.change.Shift;
import ai.smartwhale.balance.prediction.pattern.change.ShiftWatch;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What is kept of one series. Not thread-safe. */
final class TrendSeries {

    private static final double HOUR = Duration.ofHours(1).toMillis();

    private final TrendDetectorConfig config;
    private final BlockMeans means;
    private final ShiftWatch watch;
    private long lastStep;

    private TrendSeries(TrendDetectorConfig config, BlockMeans means, ShiftWatch watch, long lastStep) {
        this.config = config;
        this.means = means;
        this.watch = watch;
        this.lastStep = lastStep;
    }

    static TrendSeries create(TrendDetectorConfig config) {
        return new TrendSeries(
                config,
                new BlockMeans(config.blocks(), config.step(), config.window()),
                ShiftWatch.of(HOUR / config.step().toMillis(), config.allowance(), config.limit()),
                -1);
    }

    static TrendSeries restore(TrendDetectorConfig config, TrendSnapshot.SeriesState state) {
        return new TrendSeries(
                config,
                BlockMeans.restore(state, config.blocks(), config.step(), config.window()),
                ShiftWatch.restore(state.watch()),
                state.lastStep());
    }

    Optional<ShiftAlarm> add(String name, Instant at, double value) {
        long step = Slots.number(at, config.step());
        means.add(step, value);
        if (step < lastStep) {
            return Optional.empty();
        }
        Shift shift = watch.update(at.toEpochMilli(), value, step <= lastStep + 1);
        lastStep = step;
        return shift == Shift.NONE
                ? Optional.empty()
                : Optional.of(new ShiftAlarm(name, shift, at, watch.age(), watch.size(), watch.knowsWeek()));
    }

    /** Without the alarms, for a series that is looked at once. */
    void addQuietly(long step, double value) {
        means.add(step, value);
        lastStep = Math.max(lastStep, step);
    }

    /** What is needed to analyse the series without holding it. */
    TrendAnalysis analysis() {
        Duration block = config.step().multipliedBy(means.blockSteps());
        return new TrendAnalysis(config, means.first(), block, means.means(lastStep), means.blockSteps(), means.late());
    }

    TrendSnapshot.SeriesState state(String name) {
        return means.state(name, lastStep, watch.snapshot());
    }
}
