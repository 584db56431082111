// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services.loop;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Records what was decided elsewhere. Guarded by the lock of the loop. */
final class OwnDecisions {

    private static final Logger LOG = LoggerFactory.getLogger(ControlLoop.class);

    /** Decisions that have not ended; beyond that, the end of one is a decision of its own. */
    private static final int MOST = 1_000;

    private final List<Decider> deciders;
    private final DecisionBook book;
    private final Map<String, Decision> begun = new HashMap<>();

    OwnDecisions(List<Decider> deciders, DecisionBook book) {
        this.deciders = List.copyOf(deciders);
        this.book = book;
    }

    void record(LoopMode mode, LoopSituation situation, Instant at) {
        for (Decider decider : deciders) {
            try {
                decider.decide(mode).forEach(one -> record(one, situation, at));
            } catch (RuntimeException e) {
                LOG.warn("what was decided outside of the loop could not be recorded", e);
            }
        }
    }

    private void record(OwnDecision one, LoopSituation situation, Instant at) {
        if (one.begins()) {
            Decision decision = book.open(one, situation, at);
            if (begun.size() < MOST || begun.containsKey(one.knob())) {
                begun.put(one.knob(), decision);
            }
            return;
        }
        Decision decision =
                Optional.ofNullable(begun.remove(one.knob())).orElseGet(() -> book.open(one, situation, at));
        book.put(decision.became(one.state(), at, one.effect(), one.outcome()));
        if (one.state() == DecisionState.KEPT && begun.size() < MOST) {
            begun.put(one.knob(), decision);
        }
    }
}
