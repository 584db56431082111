// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services.loop;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What was found to help and is in force, until it is turned back. Guarded by the lock of the loop. */
final class KeptChanges {

    private final KnobPanel panel;
    private final DecisionBook book;
    private final ReleaseHolds holds;

    /** The last decision that is in force for a knob. */
    private final Map<String, Decision> kept = new LinkedHashMap<>();

    KeptChanges(LoopConfig config, KnobPanel panel, DecisionBook book) {
        this.panel = panel;
        this.book = book;
        this.holds = new ReleaseHolds(config);
    }

    ReleaseHolds holds() {
        return holds;
    }

    void keep(Decision decision) {
        kept.put(decision.knob(), decision);
    }

    Optional<Decision> of(String knob) {
        return Optional.ofNullable(kept.get(knob));
    }

    /** Turns back what costs something, once it has not been needed for long enough. */
    void release(long cycle, Instant at, String why) {
        turnBack(
                kept.values().stream()
                        .filter(decision ->
                                panel.isDegradation(decision.knob()) && holds.mayRelease(decision.knob(), cycle))
                        .toList(),
                at,
                why);
    }

    /** Turns back what costs something. */
    void releaseAll(Instant at, String why) {
        turnBack(
                kept.values().stream()
                        .filter(decision -> panel.isDegradation(decision.knob()))
                        .toList(),
                at,
                why);
    }

    /** Turns everything back. */
    void revert(Instant at, String why) {
        turnBack(new ArrayList<>(kept.values()), at, why);
    }

    /** To go back where it came from needs no proof. Says whether that is what was proposed, and was done. */
    boolean turnsBack(Proposal proposal, Knob knob, Moment now) {
        Optional<Decision> decision = of(knob.spec().name());
        boolean back =
                Math.abs(proposal.to() - panel.baseline(knob)) < knob.spec().deadband();
        if (decision.isEmpty() || !back || now.mode() != LoopMode.ACT) {
            return false;
        }
        turnBack(List.of(decision.orElseThrow()), now.at(), proposal.reason());
        return true;
    }

    private void turnBack(List<Decision> decisions, Instant at, String why) {
        decisions.stream().sorted(Comparator.comparingLong(Decision::id)).forEach(decision -> {
            kept.remove(decision.knob());
            panel.turnBack(decision.knob());
            book.put(decision.became(DecisionState.RELEASED, at, Optional.empty(), why));
        });
    }
}
