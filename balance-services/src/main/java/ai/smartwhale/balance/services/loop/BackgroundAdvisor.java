// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services.loop;

import ai.smartwhale.balance.batch.processor.MergeTerms;
import java.util.Locale;
import java.util.Optional;

/** In danger, while something waits: takes in no requests of the background, for which nobody waits. */
final class BackgroundAdvisor implements Advisor {

    @Override
    public Optional<Proposal> advise(LoopView view) {
        long background = view.sum(Observation::background);
        if (view.situation() != LoopSituation.DANGER
                || background <= 0
                || view.now().queued() == 0) {
            return Optional.empty();
        }
        String reason = String.format(
                Locale.ROOT,
                "%d of %d requests are of the background while others are not answered in time",
                background,
                background + view.sum(Observation::ended));
        return Optional.of(new Proposal(
                PathKnobs.LEAST_URGENT, MergeTerms.LEAST_URGENT - 1.0, reason, Advisors.gain(view, background)));
    }
}
