// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services.loop;

import java.util.Locale;
import java.util.Optional;

/**
 * In danger, where the Data service answers requests for which nobody waits any more: gives up what cannot be answered
 * in time before it is sent, so that the service works on what can.
 */
final class ReserveAdvisor implements Advisor {

    private static final double LEAST_SHARE = 0.01;

    @Override
    public Optional<Proposal> advise(LoopView view) {
        long answers = view.sum(Observation::answers);
        long wasted = view.sum(Observation::wasted);
        if (view.situation() != LoopSituation.DANGER || answers <= 0 || wasted < LEAST_SHARE * answers) {
            return Optional.empty();
        }
        String reason =
                String.format(Locale.ROOT, "%d of %d answers came when nobody waited any more", wasted, answers);
        return Optional.of(new Proposal(PathKnobs.RESERVE, 1, reason, Advisors.gain(view, wasted)));
    }
}
