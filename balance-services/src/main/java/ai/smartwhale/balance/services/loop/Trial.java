// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services.loop;

import java.util.ArrayList;
import java.util.List;

/** What was observed before a change, and what since. Guarded by the lock of the loop. */
final class Trial {

    final Taboos.Move move;
    final LoopMeasure measure;
    final List<Observation> before;
    final List<Observation> after = new ArrayList<>();
    final double hope;
    final boolean undone;
    private int settling;
    private int cycles;
    Decision decision;

    Trial(Decision decision, Taboos.Move move, List<Observation> before, int settle, double hope) {
        this(decision, move, before, settle, hope, false);
    }

    private Trial(
            Decision decision, Taboos.Move move, List<Observation> before, int settle, double hope, boolean undone) {
        this.undone = undone;
        this.hope = hope;
        this.decision = decision;
        this.move = move;
        this.measure = decision.measure();
        this.before = List.copyOf(before);
        this.settling = settle;
    }

    /** The same the other way round: what was done is undone. */
    Trial undone(LoopConfig config) {
        int from = Math.max(0, after.size() - config.trial());
        return new Trial(decision, move, after.subList(from, after.size()), config.settle(), hope, true);
    }

    /** A cycle has passed. */
    void observe(Observation observation) {
        cycles++;
        if (settling > 0) {
            settling--;
        } else if (measure.weight(observation) > 0) {
            after.add(observation);
        }
    }

    /** Cycles in which nothing happens are counted, too: a trial has an end. */
    boolean isOver(LoopConfig config) {
        return after.size() >= config.longestTrial() || cycles >= config.settle() + 3 * config.longestTrial();
    }
}
