// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services.loop;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Supplier;

/**
 * Where surely more of the delivered answers are complained of than of the withheld ones are missed: raises the score
 * below which answers are withheld by a step, and lowers it where it is the other way round. Both kinds of mistakes are
 * counted from the last time that the threshold was moved.
 */
final class QualityAdvisor implements Advisor {

    private static final double ERRORS = 2;

    private final String knob;
    private final double step;
    private final Supplier<QualityReadings> readings;
    private QualityReadings from;
    private double at = Double.NaN;

    QualityAdvisor(String knob, double step, Supplier<QualityReadings> readings) {
        this.knob = knob;
        this.step = step;
        this.readings = readings;
        this.from = readings.get();
    }

    @Override
    public Optional<Proposal> advise(LoopView view) {
        OptionalDouble threshold = view.knob(knob);
        QualityReadings now = readings.get();
        if (threshold.isEmpty()) {
            return Optional.empty();
        }
        if (threshold.getAsDouble() != at) {
            at = threshold.getAsDouble();
            from = now;
        }
        QualityReadings recent = now.since(from);
        long mistakes = recent.complained() + recent.missed();
        long more = recent.complained() - recent.missed();
        // By chance, each mistake would be of either kind (sign test).
        if (mistakes == 0 || Math.abs(more) <= ERRORS * Math.sqrt(mistakes)) {
            return Optional.empty();
        }
        String reason = String.format(
                Locale.ROOT,
                "of %d answers, %d were delivered and complained of, and %d withheld and missed",
                recent.assessed(),
                recent.complained(),
                recent.missed());
        double to = at + (more > 0 ? step : -step);
        return Optional.of(new Proposal(knob, to, reason, (double) Math.abs(more) / recent.assessed()));
    }
}
