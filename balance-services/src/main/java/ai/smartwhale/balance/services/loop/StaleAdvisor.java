// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services.loop;

import java.util.Locale;
import java.util.Optional;

/** In danger: gives out answers that are older than they should be, where the host allows that. */
final class StaleAdvisor implements Advisor {

    private final String knob;
    private final double most;

    StaleAdvisor(String knob, double most) {
        this.knob = knob;
        this.most = most;
    }

    @Override
    public Optional<Proposal> advise(LoopView view) {
        long stale = view.sum(Observation::staleKnown);
        if (view.situation() != LoopSituation.DANGER || stale <= 0) {
            return Optional.empty();
        }
        String reason = String.format(
                Locale.ROOT,
                "for %d of %d lookups there was an answer that was only too old",
                stale,
                view.sum(Observation::lookups));
        return Optional.of(new Proposal(knob, most, reason, Advisors.gain(view, stale)));
    }
}
