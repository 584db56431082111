// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.analyzer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The data types that a model asks for most, in bounded space (Metwally, Agrawal and El Abbadi, "Efficient Computation
 * of Frequent and Top-k Elements in Data Streams", 2005). Counts halve once per window, so that old habits fade. Not
 * thread-safe.
 */
final class FrequentTypes {

    private final int most;
    private final long halving;
    private final Map<String, Count> counts = new HashMap<>();
    private long halvedAt;

    private static final class Count {
        double weight;
        double error;
    }

    FrequentTypes(int most, long halvingNanos, long now) {
        this.most = most;
        this.halving = halvingNanos;
        this.halvedAt = now;
    }

    void add(long now, String type) {
        fade(now);
        @Nullable Count count = counts.get(type);
        if (count == null) {
            count = counts.size() < most ? new Count() : takeLeast();
            counts.put(type, count);
        }
        count.weight++;
    }

    /** The newcomer may have been counted under the name of the least one: that is its error. */
    private Count takeLeast() {
        String least = counts.entrySet().stream()
                .min(Comparator.comparingDouble((Map.Entry<String, Count> e) -> e.getValue().weight)
                        .thenComparing(Map.Entry::getKey))
                .orElseThrow()
                .getKey();
        Count count = Optional.ofNullable(counts.remove(least)).orElseThrow();
        count.error = count.weight;
        return count;
    }

    List<TypeDemand> top(long now) {
        fade(now);
        List<TypeDemand> top = new ArrayList<>();
        counts.forEach((type, count) -> top.add(new TypeDemand(type, count.weight, count.error)));
        top.sort(Comparator.comparingDouble(TypeDemand::requests).reversed().thenComparing(TypeDemand::dataType));
        return top;
    }

    private void fade(long now) {
        long times = (now - halvedAt) / halving;
        if (times > 0) {
            double factor = Math.pow(0.5, times);
            counts.values().forEach(count -> {
                count.weight *= factor;
                count.error *= factor;
            });
            counts.values().removeIf(count -> count.weight < 0.5);
            halvedAt += times * halving;
        }
    }
}
