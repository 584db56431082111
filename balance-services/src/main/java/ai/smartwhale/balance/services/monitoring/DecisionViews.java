// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services.monitoring;

import ai.smartwhale.balance.monitoring.reporting.dashboard.DecisionPhase;
import ai.smartwhale.balance.monitoring.reporting.dashboard.DecisionView;
import ai.smartwhale.balance.services.loop.Decision;
import ai.smartwhale.balance.services.loop.DecisionState;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/** Shows decisions of the loop when they have changed. Not thread-safe. */
final class DecisionViews {

    private List<Decision> shown = List.of();

    /** What is to be shown instead of what was before, if that is anything else. */
    Optional<List<DecisionView>> changed(List<Decision> decisions) {
        if (decisions.equals(shown)) {
            return Optional.empty();
        }
        shown = List.copyOf(decisions);
        return Optional.of(shown.stream().map(DecisionViews::view).toList());
    }

    private static DecisionView view(Decision decision) {
        return new DecisionView(
                Long.toString(decision.id()),
                decision.at(),
                decision.knob(),
                decision.unit(),
                decision.from(),
                decision.to(),
                decision.reason(),
                decision.measure().name().toLowerCase(Locale.ROOT),
                decision.expected(),
                decision.effect()
                        .map(effect -> OptionalDouble.of(effect.change()))
                        .orElseGet(OptionalDouble::empty),
                phase(decision.state()),
                decision.outcome());
    }

    private static DecisionPhase phase(DecisionState state) {
        return switch (state) {
            case TRIAL -> DecisionPhase.TRIAL;
            case KEPT -> DecisionPhase.KEPT;
            case WITHDRAWN -> DecisionPhase.WITHDRAWN;
            case RELEASED -> DecisionPhase.RELEASED;
            case ADVISED -> DecisionPhase.ADVISED;
        };
    }
}
