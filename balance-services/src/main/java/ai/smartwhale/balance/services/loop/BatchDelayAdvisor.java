// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services.loop;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * In danger, where requests wait for others to travel with and for nothing else: lets batches leave at once. Where they
 * wait because all that may be under way is, batches are full anyway, and the delay does not matter.
 */
final class BatchDelayAdvisor implements Advisor {

    private static final double LEAST_SHARE = 0.1;
    private static final double DELAYS = 2;

    @Override
    public Optional<Proposal> advise(LoopView view) {
        OptionalDouble known = view.knob(PathKnobs.BATCH_DELAY);
        double delay = known.orElse(0);
        long answers = view.sum(Observation::answers);
        double latency = view.recent().stream()
                        .mapToDouble(one -> one.latency() * one.answers())
                        .sum()
                / Math.max(1, answers);
        double share = delay / Math.max(Double.MIN_NORMAL, delay + latency);
        if (view.situation() != LoopSituation.DANGER
                || delay <= 0
                || answers <= 0
                || share < LEAST_SHARE
                || view.recent().stream().anyMatch(one -> one.waited().toNanos() / 1e9 > DELAYS * delay)) {
            return Optional.empty();
        }
        String reason = String.format(
                Locale.ROOT,
                "requests wait up to %.0f ms for others, and answers take %.0f ms",
                1e3 * delay,
                1e3 * latency);
        double missed = view.sum(Observation::ended) - view.sum(Observation::inTime);
        return Optional.of(new Proposal(PathKnobs.BATCH_DELAY, 0, reason, Advisors.gain(view, share * missed)));
    }
}
