// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.batch.processor;

import ai.smartwhale.balance.batch.optimizer.BatchTraits;
import ai.smartwhale.balance.batch.processor.SplitLimits.Oversize;
import ai.smartwhale.balance.batch.processor.SplitResult.Measure;
import ai.smartwhale.balance.batch.processor.SplitResult.Rejected;
import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.LimitExceededException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Packs chains of items that must stay in order; an item without order key is a chain of its own. */
final class DefaultBatchSplitter<T> implements BatchSplitter<T> {

    private static final int MOST_ITEMS = 1_000_000;

    private final BatchTraits<T> traits;

    DefaultBatchSplitter(BatchTraits<T> traits) {
        this.traits = traits;
    }

    /** Items of one key, in order, with the share of a part that the largest takes. */
    private static final class Chain<T> {
        private final List<Sized<T>> items = new ArrayList<>();
        private double largest;
    }

    @Override
    public SplitResult<T> splitLargeBatches(List<T> items, SplitLimits limits) {
        InvalidValueException.requirePresent("limits", limits);
        LimitExceededException.requireAtMost(
                "items", InvalidValueException.requirePresent("items", items).size(), MOST_ITEMS);
        List<Rejected<T>> rejected = new ArrayList<>();
        List<Sized<T>> sized = new ArrayList<>(items.size());
        boolean known = true;
        for (T item : items) {
            known &= limits.maxBytes() == Long.MAX_VALUE || traits.bytes(item).isPresent();
            Sized<T> one = Sized.of(sized.size(), item, traits);
            if (limits.oversize() == Oversize.REJECT && one.isOver(limits)) {
                rejected.add(reject(one, limits));
            } else {
                sized.add(one);
            }
        }
        boolean sizesMatter = limits.maxBytes() != Long.MAX_VALUE || limits.maxCost() != Double.POSITIVE_INFINITY;
        List<Part<T>> parts = known && sizesMatter ? pack(sized, limits) : cut(sized, limits);
        return new SplitResult<>(parts.stream().map(Part::itemsInOrder).toList(), rejected);
    }

    private static <T> Rejected<T> reject(Sized<T> item, SplitLimits limits) {
        return item.bytes() > limits.maxBytes()
                ? new Rejected<>(item.item(), Measure.BYTES, item.bytes(), limits.maxBytes())
                : new Rejected<>(item.item(), Measure.COST, item.cost(), limits.maxCost());
    }

    private static <T> List<Part<T>> cut(List<Sized<T>> items, SplitLimits limits) {
        List<Part<T>> parts = new ArrayList<>();
        Part<T> open = new Part<>();
        for (Sized<T> item : items) {
            if (!open.takes(item, limits)) {
                parts.add(open);
                open = new Part<>();
            }
            open.add(item);
        }
        if (!items.isEmpty()) {
            parts.add(open);
        }
        return parts;
    }

    private List<Part<T>> pack(List<Sized<T>> items, SplitLimits limits) {
        Map<Object, Chain<T>> chains = new LinkedHashMap<>();
        for (Sized<T> item : items) {
            Object key = traits.orderKey(item.item()).orElseGet(Object::new);
            Chain<T> chain = chains.computeIfAbsent(key, unused -> new Chain<>());
            chain.items.add(item);
            chain.largest = Math.max(chain.largest, item.share(limits));
        }
        List<Chain<T>> byShare = new ArrayList<>(chains.values());
        byShare.sort(
                Comparator.comparingDouble((Chain<T> chain) -> chain.largest).reversed());
        List<Part<T>> parts = new ArrayList<>();
        int notFull = 0;
        for (Chain<T> chain : byShare) {
            while (notFull < parts.size() && parts.get(notFull).isFull(limits)) {
                notFull++;
            }
            int place = notFull;
            for (Sized<T> item : chain.items) {
                while (place < parts.size() && !parts.get(place).takes(item, limits)) {
                    place++;
                }
                if (place == parts.size()) {
                    parts.add(new Part<>());
                }
                parts.get(place).add(item);
            }
        }
        return parts;
    }
}
