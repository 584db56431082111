// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services.loop;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * In danger, where requests wait although all batches that may be under way are: lets more be under way, by half. That
 * helps if the limit is what holds requests back, and not if the Data service is; which of both it is, a trial tells.
 */
final class InFlightAdvisor implements Advisor {

    private static final double STEP = 1.5;

    /** As often as not it is the service. */
    private static final double CHANCE = 0.5;

    /** Answers come, and others wait for longer than an answer takes. */
    private static boolean isHeldBack(Observation one, double limit) {
        return one.answers() > 0
                && one.queued() > 0
                && one.inFlight() >= limit
                && one.waited().toNanos() / 1e9 > one.latency();
    }

    @Override
    public Optional<Proposal> advise(LoopView view) {
        OptionalDouble limit = view.knob(PathKnobs.IN_FLIGHT);
        Observation now = view.now();
        if (view.situation() != LoopSituation.DANGER
                || limit.isEmpty()
                || !view.recent().stream().allMatch(one -> isHeldBack(one, limit.getAsDouble()))) {
            return Optional.empty();
        }
        double from = limit.getAsDouble();
        double to = Math.ceil(STEP * from);
        String reason = String.format(
                Locale.ROOT,
                "%d requests wait, the oldest for %d ms, while all %.0f batches that may be under way are",
                now.queued(),
                now.waited().toMillis(),
                from);
        double more = (to / from - 1) * view.sum(Observation::inTime);
        return Optional.of(new Proposal(PathKnobs.IN_FLIGHT, to, reason, CHANCE * Advisors.gain(view, more)));
    }
}
