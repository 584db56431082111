// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services.loop;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** Counts by model which requests are answered in time, for a bounded number of models. Thread-safe. */
public final class ModelMeter {

    private final int most;
    private final Map<String, Counts> models = new ConcurrentHashMap<>();

    private static final class Counts {
        private final LongAdder inTime = new LongAdder();
        private final LongAdder missed = new LongAdder();

        Tally tally() {
            long good = inTime.sum();
            return new Tally(good, good + missed.sum());
        }
    }

    /**
     * Creates one that has counted nothing.
     *
     * @param most how many models are counted; requests of further ones are not
     */
    public ModelMeter(int most) {
        this.most = most;
    }

    /**
     * A request ended.
     *
     * @param model whose
     * @param answeredInTime whether its answer came, and came in time
     */
    public void ended(String model, boolean answeredInTime) {
        Counts counts = models.get(model);
        if (counts == null) {
            if (models.size() >= most) {
                return;
            }
            counts = models.computeIfAbsent(model, unused -> new Counts());
        }
        (answeredInTime ? counts.inTime : counts.missed).increment();
    }

    /**
     * What was counted of a model.
     *
     * @param model which
     * @return which of its requests were answered in time; nothing if it is not counted
     */
    public Tally tally(String model) {
        Counts counts = models.get(model);
        return counts == null ? Tally.NONE : counts.tally();
    }

    /**
     * Of whom something was counted.
     *
     * @return the models
     */
    public List<String> models() {
        return List.copyOf(models.keySet());
    }
}
