// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services.loop;

import ai.smartwhale.commons.InvalidValueException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Builds a {@link ControlLoop}. Not thread-safe. */
public final class ControlLoopBuilder {

    private static final int MOST = 1_000;

    final LoopSensors sensors;
    final Map<String, Knob> knobs = new LinkedHashMap<>();
    final List<KnobFamily> families = new ArrayList<>();
    final List<Decider> deciders = new ArrayList<>();
    final List<Advisor> advisors = new ArrayList<>();
    LoopConfig config = LoopConfig.defaults();
    LoopListener listener = LoopListener.NONE;

    ControlLoopBuilder(LoopSensors sensors) {
        this.sensors = sensors;
    }

    /** Sets how it decides; unless set, {@link LoopConfig#defaults()}. */
    public ControlLoopBuilder config(LoopConfig value) {
        config = InvalidValueException.requirePresent("config", value);
        return this;
    }

    /**
     * Adds a knob that may be turned.
     *
     * @param value the knob
     * @return this
     * @throws InvalidValueException if there is one of this name, or there are too many
     */
    public ControlLoopBuilder knob(Knob value) {
        String name = InvalidValueException.requirePresent("knob", value).spec().name();
        if (knobs.size() == MOST || knobs.putIfAbsent(name, value) != null) {
            throw new InvalidValueException("knob", name, "a name of its own, and at most " + MOST + " knobs");
        }
        return this;
    }

    /**
     * Adds knobs that may be turned.
     *
     * @param values the knobs
     * @return this
     */
    public ControlLoopBuilder knobs(List<Knob> values) {
        InvalidValueException.requirePresent("knobs", values).forEach(this::knob);
        return this;
    }

    /**
     * Adds knobs that come and go.
     *
     * @param value finds them by name
     * @return this
     */
    public ControlLoopBuilder family(KnobFamily value) {
        families.add(InvalidValueException.requirePresent("family", value));
        return this;
    }

    /**
     * Adds one who proposes.
     *
     * @param value the advisor; proposals for knobs that there are not are ignored
     * @return this
     */
    public ControlLoopBuilder advisor(Advisor value) {
        advisors.add(InvalidValueException.requirePresent("advisor", value));
        return this;
    }

    /**
     * Adds several who propose.
     *
     * @param values the advisors
     * @return this
     */
    public ControlLoopBuilder advisors(List<Advisor> values) {
        InvalidValueException.requirePresent("advisors", values).forEach(this::advisor);
        return this;
    }

    /**
     * Adds one who decides by itself.
     *
     * @param value tells what it decided
     * @return this
     */
    public ControlLoopBuilder decider(Decider value) {
        deciders.add(InvalidValueException.requirePresent("decider", value));
        return this;
    }

    /** Sets who is told of every decision; unless set, nobody. */
    public ControlLoopBuilder listener(LoopListener value) {
        listener = InvalidValueException.requirePresent("listener", value);
        return this;
    }

    /**
     * Builds the loop, which does nothing until its first cycle.
     *
     * @return the loop
     */
    public ControlLoop build() {
        return new DefaultControlLoop(this);
    }
}
