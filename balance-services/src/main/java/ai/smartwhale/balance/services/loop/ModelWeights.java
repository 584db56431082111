// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services.loop;

import ai.smartwhale.commons.InvalidValueException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How much larger than configured the claims of models are, where something waits; 1 for all at the beginning. Only
 * other values take memory. Thread-safe.
 */
public final class ModelWeights {

    /** What names of its knobs begin with. */
    public static final String PREFIX = "weight";

    /** The largest value. */
    public static final double MOST = 4;

    private final Map<String, Double> weights = new ConcurrentHashMap<>();

    /** Creates one in which all claims are as configured. */
    public ModelWeights() {}

    /**
     * By how much the claim of a model is larger than configured.
     *
     * @param model which
     * @return 1 to {@value #MOST}
     */
    public double of(String model) {
        return weights.isEmpty() ? 1 : weights.getOrDefault(model, 1.0);
    }

    private void set(String model, double value) {
        if (value == 1) {
            weights.remove(model);
        } else {
            weights.put(model, value);
        }
    }

    /**
     * The knobs, one for each model. Each is judged by the requests of its model, and those of the others must not
     * suffer.
     *
     * @param models counts the requests of each model
     * @param all counts all requests
     * @return the family
     */
    public KnobFamily knobs(ModelMeter models, SloMeter all) {
        InvalidValueException.requirePresent("models", models);
        InvalidValueException.requirePresent("all", all);
        return KnobFamily.of(PREFIX, model -> Optional.of(knob(model, models, all)));
    }

    private Knob knob(String model, ModelMeter models, SloMeter all) {
        KnobSpec spec =
                new KnobSpec(PREFIX + '.' + model, "times", 1, MOST, MOST / 2, 0.5, false, LoopMeasure.COUNTED, false);
        CountedMeter meter = new CountedMeter() {
            @Override
            public Tally tally() {
                return models.tally(model);
            }

            @Override
            public Tally others() {
                Tally own = models.tally(model);
                Tally every = all.tally();
                long rest = Math.max(0, every.all() - own.all());
                return new Tally(Math.min(rest, Math.max(0, every.good() - own.good())), rest);
            }
        };
        return Knob.counted(spec, meter, () -> of(model), value -> set(model, value));
    }

    /**
     * Proposes larger claims for models that miss their times while others do not, and the configured ones when nothing
     * waits any more.
     *
     * @param models counts the requests of each model
     * @param config what is well and what is dangerous
     * @return the advisor
     */
    public Advisor advisor(ModelMeter models, LoopConfig config) {
        return new ModelWeightAdvisor(
                this,
                InvalidValueException.requirePresent("models", models),
                InvalidValueException.requirePresent("config", config));
    }

    /** Whose claims are larger than configured. */
    Set<String> raised() {
        return Set.copyOf(weights.keySet());
    }
}
