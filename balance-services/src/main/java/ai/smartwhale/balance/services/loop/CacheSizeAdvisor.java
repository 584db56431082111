// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services.loop;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.DoubleSupplier;

/**
 * Where answers are forgotten for want of room: gives them a quarter more, if what a quarter more would have kept is
 * asked for. A larger cache is worth what it adds to the share of hits; where that is not to be seen, the trial takes
 * the room back. Room that is no longer used is given back.
 */
final class CacheSizeAdvisor implements Advisor {

    private static final double STEP = 1.25;

    /** Of the lookups; fewer that would have been hits are not worth the room. */
    private static final double LEAST_GAIN = 0.005;

    /** Of the first size; what is less can do without more. */
    private static final double SPARE = 0.9;

    private final String knob;
    private final double least;
    private final DoubleSupplier used;

    CacheSizeAdvisor(String knob, double least, DoubleSupplier used) {
        this.knob = knob;
        this.least = least;
        this.used = used;
    }

    @Override
    public Optional<Proposal> advise(LoopView view) {
        OptionalDouble size = view.knob(knob);
        if (size.isEmpty()) {
            return Optional.empty();
        }
        long forgotten = view.sum(Observation::evictions);
        if (size.getAsDouble() > least && forgotten == 0 && used.getAsDouble() < SPARE * least) {
            String reason = String.format(Locale.ROOT, "no more than %.0f is used", used.getAsDouble());
            return Optional.of(new Proposal(knob, least, reason, 0));
        }
        long lookups = view.sum(Observation::lookups);
        long missed = view.sum(Observation::missedForgotten);
        if (forgotten <= 0 || missed <= 0 || missed < LEAST_GAIN * lookups) {
            return Optional.empty();
        }
        String reason = String.format(
                Locale.ROOT,
                "%d of %d lookups were for one of the last of %d answers that were forgotten for want of room",
                missed,
                lookups,
                forgotten);
        double gain = Math.min(1, (double) missed / lookups);
        return Optional.of(new Proposal(knob, STEP * size.getAsDouble(), reason, gain));
    }
}
