// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services.monitoring;

import ai.smartwhale.balance.prediction.forecast.Forecaster;
import ai.smartwhale.balance.prediction.forecast.SeriesClock;
import ai.smartwhale.balance.prediction.forecast.SeriesClockConfig;
import ai.smartwhale.balance.prediction.forecast.SeriesConfig;
import ai.smartwhale.balance.prediction.forecast.SlotOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;

/**
 * How far a value lies from what is forecast of its slot, against how far values usually lie from it. What lies too far
 * is learned as lying three deviations away, so that a spike moves neither the forecast nor the measure. What lies too
 * far on the same side five times in a row is a new level and is learned as it is.
 */
final class DeviationLearner implements SeriesLearner {

    private static final Duration DAY = Duration.ofDays(1);
    private static final int FEWEST_SLOTS = 20;
    private static final int FEWEST_ERRORS = 30;
    private static final double LEARNED_AT_MOST = 3;
    private static final int NEW_LEVEL = 5;
    /** Below the largest value that is taken, so that the mean of a slot does not round to more. */
    private static final double LARGEST = Forecaster.LARGEST_VALUE / 2;

    private static final double RATE = 0.005;
    /** The mean size of errors of a normal distribution, in standard deviations. */
    private static final double MEAN_SIZE = Math.sqrt(2 / Math.PI);

    private final Duration slot;
    private final double[] expected = new double[1];
    private Forecaster forecaster;
    private SeriesClock clock;
    private Instant newest = Instant.MIN;
    private double spread;
    private long errors;
    /** How many values in a row lay too far above, or with a minus too far below. */
    private int tooFar;

    DeviationLearner(Duration slot) {
        this.slot = slot;
        forecaster = forecaster(slot);
        clock = SeriesClock.create(SeriesClockConfig.levels(slot), forecaster::update);
    }

    private static Forecaster forecaster(Duration slot) {
        return Forecaster.autoregression(SeriesConfig.builder()
                .step(slot)
                .seasons(List.of((int) DAY.dividedBy(slot)))
                .horizon(1)
                .origins(0)
                .build());
    }

    @Override
    public OptionalDouble score(Instant at, double value) {
        if (at.plus(slot).isBefore(newest)) {
            // The clock was set back. Slots that were learned cannot be taken back, and others would be out of step.
            forecaster = forecaster(slot);
            clock = SeriesClock.create(SeriesClockConfig.levels(slot), forecaster::update);
            spread = 0;
            errors = 0;
            tooFar = 0;
        }
        newest = at;
        double bounded = bounded(value);
        clock.advance(at);
        if (forecaster.slots() < FEWEST_SLOTS) {
            var unused = clock.record(at, bounded);
            return OptionalDouble.empty();
        }
        forecaster.forecastInto(expected);
        double forecast = bounded(expected[0]);
        double error = bounded - forecast;
        double size = Math.abs(error);
        double most = errors < FEWEST_ERRORS ? size : LEARNED_AT_MOST * spread;
        double learned = Math.copySign(Math.min(size, most), error);
        SlotOutcome outcome = clock.record(at, isNewLevel(error, size > most) ? bounded : bounded(forecast + learned));
        if (outcome != SlotOutcome.ACCEPTED && outcome != SlotOutcome.MERGED) {
            return OptionalDouble.empty();
        }
        double usual = spread;
        errors++;
        spread += Math.max(RATE, 1.0 / errors) * (Math.abs(learned) / MEAN_SIZE - spread);
        return errors > FEWEST_ERRORS && usual > 0 ? OptionalDouble.of(size / usual) : OptionalDouble.empty();
    }

    private boolean isNewLevel(double error, boolean far) {
        int side = far ? (int) Math.signum(error) : 0;
        tooFar = side == 0 || side * tooFar < 0 ? side : Math.max(-NEW_LEVEL, Math.min(NEW_LEVEL, tooFar + side));
        return Math.abs(tooFar) == NEW_LEVEL;
    }

    private static double bounded(double value) {
        return Math.max(-LARGEST, Math.min(LARGEST, value));
    }
}
