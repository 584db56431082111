// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services.loop;

import java.util.ArrayList;
import java.util.List;

/** A knob that remembers how it was turned. */
final class Dial implements Knob {

    private final KnobSpec spec;
    final List<Double> turns = new ArrayList<>();
    double value;

    Dial(String name, LoopMeasure measure, boolean degradation) {
        this(new KnobSpec(name, "turns", 0, 10, 2, 0.5, false, measure, degradation), 0);
    }

    Dial(KnobSpec spec, double value) {
        this.spec = spec;
        this.value = value;
    }

    @Override
    public KnobSpec spec() {
        return spec;
    }

    @Override
    public double value() {
        return value;
    }

    @Override
    public void apply(double to) {
        turns.add(to);
        value = to;
    }

    /** Proposes a value whenever there is danger. */
    Advisor inDanger(double to) {
        return view -> view.situation() == LoopSituation.DANGER
                ? java.util.Optional.of(new Proposal(spec.name(), to, "it is dangerous", 0.1))
                : java.util.Optional.empty();
    }

    Advisor always(double to) {
        return view -> java.util.Optional.of(new Proposal(spec.name(), to, "always", 0.1));
    }
}
