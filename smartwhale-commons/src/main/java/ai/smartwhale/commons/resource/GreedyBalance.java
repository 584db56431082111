// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.resource;

import ai.smartwhale.commons.InvalidValueException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Takes from the fullest node the one piece whose move helps most, again and again, until no single move helps. Each
 * move leaves both nodes below where the fullest was, so the fullest never gets fuller and the search ends.
 */
final class GreedyBalance {

    /** Gains smaller than this share of the fullest node's use are not worth a move. */
    private static final double LEAST_GAIN = 1e-6;

    private final Map<String, Place> places = new LinkedHashMap<>();

    /** After so many removals the load is summed anew, so that errors of rounding do not pile up. */
    private static final int REMOVALS_BEFORE_SUM = 256;

    private static final class Place {
        final LoadNode node;
        final NavigableSet<LoadItem> items =
                new TreeSet<>(Comparator.comparingDouble(LoadItem::load).thenComparing(LoadItem::id));
        double load;
        private int removals;

        Place(LoadNode node) {
            this.node = node;
        }

        double use() {
            return load / node.capacity();
        }

        double useWith(double more) {
            return (load + more) / node.capacity();
        }

        void add(LoadItem item) {
            items.add(item);
            load += item.load();
        }

        void remove(LoadItem item) {
            items.remove(item);
            load = ++removals % REMOVALS_BEFORE_SUM == 0 || items.isEmpty()
                    ? items.stream().mapToDouble(LoadItem::load).sum()
                    : load - item.load();
        }

        /** The load whose move to another place leaves both equally used. */
        double idealMove(Place to) {
            return (use() - to.use()) / (1 / node.capacity() + 1 / to.node.capacity());
        }
    }

    /** A move, the use of the fuller of its two nodes after it, and that of the node it goes to. */
    private record Step(LoadItem item, Place from, Place to, double fuller, double target) {

        /** Of moves that are as good, the one that leaves the most room where it goes. */
        boolean isBetterThan(@Nullable Step other) {
            return other == null || fuller < other.fuller || (fuller == other.fuller && target < other.target);
        }
    }

    GreedyBalance(List<LoadNode> nodes, List<LoadItem> items) {
        for (LoadNode node : nodes) {
            if (places.putIfAbsent(node.id(), new Place(node)) != null) {
                throw new InvalidValueException("nodes", node.id(), "each id once");
            }
        }
        Set<String> ids = new HashSet<>();
        for (LoadItem item : items) {
            Place place = places.get(item.node());
            if (place == null || !ids.add(item.id())) {
                throw new InvalidValueException("items", item, "each id once, on a node of the list");
            }
            place.add(item);
        }
    }

    BalancePlan plan(int maxMoves) {
        double before = fullest().use();
        List<BalancePlan.Move> moves = new ArrayList<>();
        for (Step step = best(); step != null && moves.size() < maxMoves; step = best()) {
            step.from().remove(step.item());
            step.to().add(step.item());
            moves.add(new BalancePlan.Move(
                    step.item().id(), step.from().node.id(), step.to().node.id()));
        }
        return new BalancePlan(moves, before, fullest().use());
    }

    private Place fullest() {
        return places.values().stream()
                .max(Comparator.comparingDouble(Place::use))
                .orElseThrow(() -> new InvalidValueException("nodes", List.of(), "one node at least"));
    }

    /** With more load moved, one node falls and the other rises: only the pieces next to the ideal can be the best. */
    private @Nullable Step best() {
        Place from = fullest();
        double most = from.use() * (1 - LEAST_GAIN);
        Step best = null;
        for (Place to : places.values()) {
            if (to != from) {
                LoadItem ideal = new LoadItem("~", to.node.id(), Math.max(0, from.idealMove(to)));
                best = better(best, from, from.items.floor(ideal), to, most);
                best = better(best, from, from.items.higher(ideal), to, most);
            }
        }
        return best;
    }

    private static @Nullable Step better(
            @Nullable Step best, Place from, @Nullable LoadItem item, Place to, double most) {
        if (item == null) {
            return best;
        }
        double target = to.useWith(item.load());
        Step step = new Step(item, from, to, Math.max(from.useWith(-item.load()), target), target);
        return step.fuller() < most && step.isBetterThan(best) ? step : best;
    }
}
