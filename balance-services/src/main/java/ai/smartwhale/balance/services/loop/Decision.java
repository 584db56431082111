// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services.loop;

import java.time.Instant;
import java.util.Optional;

/**
 * A change that was made, or advised.
 *
 * @param id counts from 1 within its loop
 * @param at when it was decided
 * @param situation in which
 * @param knob what is turned
 * @param unit of the values
 * @param from where it stood
 * @param to where it is turned
 * @param reason why, with numbers
 * @param expected by how much the measure should rise
 * @param measure what should rise
 * @param state what became of it
 * @param changed when it came into this state
 * @param effect what it did, as far as that was measured
 * @param outcome why it is in this state
 */
public record Decision(
        long id,
        Instant at,
        LoopSituation situation,
        String knob,
        String unit,
        double from,
        double to,
        String reason,
        double expected,
        LoopMeasure measure,
        DecisionState state,
        Instant changed,
        Optional<MeasuredEffect> effect,
        String outcome) {

    /**
     * Which way.
     *
     * @return whether the knob is turned up
     */
    public boolean isUp() {
        return to > from;
    }

    Decision became(DecisionState next, Instant when, Optional<MeasuredEffect> measured, String why) {
        return new Decision(
                id,
                at,
                situation,
                knob,
                unit,
                from,
                to,
                reason,
                expected,
                measure,
                next,
                when,
                measured.isPresent() ? measured : effect,
                why);
    }
}
