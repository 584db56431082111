// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services.loop;

import ai.smartwhale.balance.prediction.demand.keys.PrefetchState;
import ai.smartwhale.balance.prediction.demand.keys.PrefetchStatistics;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Supplier;

/**
 * Where likely answers do not fit the budget for fetching ahead, and what is bought surely pays: allows half as much
 * again. Goes back to what was configured when what is bought no longer pays, or the budget no longer binds.
 */
final class PrefetchBudgetAdvisor implements Advisor {

    private static final double STEP = 1.5;

    /** For so many cycles nothing must have been refused for want of budget before more of it is not needed. */
    private static final int IDLE = 600;

    private final String knob;
    private final double configured;
    private final double leastShare;
    private final Supplier<PrefetchStatistics> source;
    private long overBudget;
    private int unrefused;

    PrefetchBudgetAdvisor(String knob, double configured, double leastShare, Supplier<PrefetchStatistics> source) {
        this.knob = knob;
        this.configured = configured;
        this.leastShare = leastShare;
        this.source = source;
    }

    @Override
    public Optional<Proposal> advise(LoopView view) {
        OptionalDouble budget = view.knob(knob);
        PrefetchStatistics known = source.get();
        long refused = known.overBudget() - overBudget;
        overBudget = known.overBudget();
        unrefused = refused > 0 ? 0 : Math.min(IDLE, unrefused + 1);
        if (budget.isEmpty()) {
            return Optional.empty();
        }
        if (budget.getAsDouble() > configured
                && (known.measuredShare() < leastShare || known.state() == PrefetchState.OFF || unrefused >= IDLE)) {
            String reason = unrefused >= IDLE
                    ? "nothing was refused for want of budget for " + IDLE + " cycles"
                    : String.format(
                            Locale.ROOT,
                            "%.0f %% of what was bought served a request, where %.0f %% is the least that pays",
                            100 * known.measuredShare(),
                            100 * leastShare);
            return Optional.of(new Proposal(knob, configured, reason, 0));
        }
        if (known.state() != PrefetchState.BUYING
                || refused <= 0
                || known.shareLow() < leastShare
                || view.situation() == LoopSituation.DANGER) {
            return Optional.empty();
        }
        String reason = String.format(
                Locale.ROOT,
                "%d likely answers did not fit the budget, while %.0f %% of what was bought served a request (%.0f to"
                        + " %.0f %%), at %.0f bytes for each that did",
                refused,
                100 * known.measuredShare(),
                100 * known.shareLow(),
                100 * known.shareHigh(),
                known.bytesPerUsefulHit().orElse(0));
        // As if what is bought in addition served requests as often.
        double served = known.requests() == 0 ? 0 : (double) known.useful() / known.requests();
        return Optional.of(new Proposal(knob, STEP * budget.getAsDouble(), reason, Math.min(1, (STEP - 1) * served)));
    }
}
