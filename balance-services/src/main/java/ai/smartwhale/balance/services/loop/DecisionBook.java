// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services.loop;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The last decisions, and those that are news. Guarded by the lock of the loop. */
final class DecisionBook {

    private final int most;
    private final Map<Long, Decision> decisions = new LinkedHashMap<>();
    private final List<Decision> news = new ArrayList<>();
    private long last;

    DecisionBook(int most) {
        this.most = most;
    }

    Decision open(
            Proposal proposal,
            Knob knob,
            double from,
            double to,
            LoopSituation situation,
            DecisionState state,
            Instant at) {
        KnobSpec spec = knob.spec();
        Decision decision = new Decision(
                ++last,
                at,
                situation,
                spec.name(),
                spec.unit(),
                from,
                to,
                proposal.reason(),
                proposal.expected(),
                spec.measure(),
                state,
                at,
                Optional.empty(),
                state == DecisionState.ADVISED ? "the loop only advises" : "on trial");
        put(decision);
        return decision;
    }

    /** One that was made elsewhere. */
    Decision open(OwnDecision one, LoopSituation situation, Instant at) {
        Decision decision = new Decision(
                ++last,
                at,
                situation,
                one.knob(),
                one.unit(),
                one.from(),
                one.to(),
                one.reason(),
                one.expected(),
                LoopMeasure.COUNTED,
                one.state(),
                at,
                one.effect(),
                one.outcome());
        if (one.begins()) {
            put(decision);
        }
        return decision;
    }

    void put(Decision decision) {
        decisions.put(decision.id(), decision);
        if (decisions.size() > most) {
            decisions.remove(decisions.keySet().iterator().next());
        }
        news.add(decision);
    }

    List<Decision> takeNews() {
        List<Decision> taken = List.copyOf(news);
        news.clear();
        return taken;
    }

    List<Decision> all() {
        return List.copyOf(decisions.values());
    }
}
