// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.scheduler;

import ai.smartwhale.commons.LimitExceededException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is known of models: how long their tasks took lately, and their weights. Guarded by the lock of its owner. */
final class ModelTimes {

    private static final int MOST_TIMES = 10_000;
    private static final int LEARNING_SHARE = 8;

    private final int maxWeights;
    private final Map<String, Double> weights = new HashMap<>();
    private final Map<String, Average> times = new HashMap<>();
    private final Average all = new Average();

    private static final class Average {
        private long nanos = -1;

        void learn(long took) {
            nanos = nanos < 0 ? took : nanos + (took - nanos) / LEARNING_SHARE;
        }
    }

    ModelTimes(int maxWeights) {
        this.maxWeights = maxWeights;
    }

    double weight(String model) {
        return weights.isEmpty() ? 1 : weights.getOrDefault(model, 1.0);
    }

    void setWeight(String model, double weight) {
        if (weight == 1) {
            weights.remove(model);
            return;
        }
        if (!weights.containsKey(model)) {
            LimitExceededException.requireAtMost("models with weights", weights.size() + 1L, maxWeights);
        }
        weights.put(model, weight);
    }

    /** When there are too many models, those of now take the place of all of before. */
    void learn(String model, long tookNanos) {
        all.learn(tookNanos);
        Average average = times.get(model);
        if (average == null) {
            if (times.size() == MOST_TIMES) {
                times.clear();
            }
            average = new Average();
            times.put(model, average);
        }
        average.learn(tookNanos);
    }

    /** In nanoseconds; of an unknown model as of all. */
    long expected(String model) {
        @Nullable Average average = times.get(model);
        return Math.max(0, average == null ? all.nanos : average.nanos);
    }
}
