// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.batch.optimizer;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Groups items by kind and by how heavy they are. */
final class BatchComposer<T> {

    private final BatchTraits<T> traits;
    private final CostModel model;
    private final BatchOptimizerConfig config;

    BatchComposer(BatchTraits<T> traits, CostModel model, BatchOptimizerConfig config) {
        this.traits = traits;
        this.model = model;
        this.config = config;
    }

    /** An item with its place in the input. */
    private record Placed<T>(int place, T item, double cost) {}

    /** A batch with the place of its most urgent item. */
    private record Ranked<T>(int place, BatchPlan<T> plan) {}

    List<BatchPlan<T>> compose(List<T> items) {
        Map<Object, List<Placed<T>>> kinds = new LinkedHashMap<>();
        int place = 0;
        for (T item : items) {
            Placed<T> placed = new Placed<>(place++, item, Checks.requireAboveZero("cost", traits.cost(item)));
            kinds.computeIfAbsent(traits.kind(item), unused -> new ArrayList<>())
                    .add(placed);
        }
        List<Ranked<T>> batches = new ArrayList<>();
        kinds.forEach((kind, members) -> weightClasses(members).forEach(alike -> cut(kind, alike, batches)));
        batches.sort(Comparator.comparingInt(Ranked::place));
        return batches.stream().map(Ranked::plan).toList();
    }

    private Iterable<List<Placed<T>>> weightClasses(List<Placed<T>> members) {
        double[] costs = members.stream().mapToDouble(Placed::cost).toArray();
        Arrays.sort(costs);
        double median = costs[(costs.length - 1) / 2];
        Map<Object, Integer> ofKeys = new HashMap<>();
        for (Placed<T> member : members) {
            Optional<Object> key = traits.orderKey(member.item);
            key.ifPresent(known -> ofKeys.merge(known, weightClass(member.cost, median), Math::max));
        }
        Map<Integer, List<Placed<T>>> classes = new LinkedHashMap<>();
        for (Placed<T> member : members) {
            // What must stay in order stays together, with the heaviest of its key.
            int own = traits.orderKey(member.item)
                    .map(key -> ofKeys.getOrDefault(key, 0))
                    .orElseGet(() -> weightClass(member.cost, median));
            classes.computeIfAbsent(own, unused -> new ArrayList<>()).add(member);
        }
        return classes.values();
    }

    private int weightClass(double cost, double median) {
        double ratio = cost / median;
        return ratio <= config.stragglerRatio()
                ? 0
                : (int) Math.ceil(Math.log(ratio) / Math.log(config.stragglerRatio())) - 1;
    }

    private void cut(Object kind, List<Placed<T>> alike, List<Ranked<T>> batches) {
        for (int from = 0; from < alike.size(); from += config.maxItems()) {
            List<Placed<T>> part = alike.subList(from, Math.min(from + config.maxItems(), alike.size()));
            double cost = part.stream().mapToDouble(Placed::cost).sum();
            Duration expected = model.fixed().plusNanos(Math.round(model.perItemNanos() * cost));
            List<T> items = part.stream().map(Placed::item).toList();
            batches.add(new Ranked<>(part.get(0).place, new BatchPlan<>(kind, items, expected)));
        }
    }
}
