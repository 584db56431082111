// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.scheduler;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.function.IntToLongFunction;
import org.jspecify.annotations.Nullable;

/** Orders and longest ways through a graph without circles, as it was at one moment. */
final class GraphPlan {

    private final TaskGraph graph;
    private final IntFunction<String> names;
    private final int[] topological;

    /** The time from the begin of a node to the end of the longest chain that begins with it. */
    private final long[] ranks;

    private final IntToLongFunction durations;
    private int @Nullable [] byPressure;

    GraphPlan(TaskGraph graph, IntFunction<String> names, IntToLongFunction durations) {
        this.graph = graph;
        this.names = names;
        this.durations = durations;
        this.topological = graph.topologicalOrder();
        this.ranks = ranks(node -> true);
    }

    /** Chains count up to where the filter ends them. */
    private long[] ranks(IntPredicate counts) {
        long[] result = new long[graph.nodes()];
        for (int i = topological.length - 1; i >= 0; i--) {
            int node = topological[i];
            if (counts.test(node)) {
                result[node] = plus(durations.applyAsLong(node), graph.greatestAfter(node, result));
            }
        }
        return result;
    }

    private static long plus(long a, long b) {
        long sum = a + b;
        return sum < 0 ? Long.MAX_VALUE : sum;
    }

    Comparator<Integer> mostPressingFirst() {
        return (a, b) -> {
            int byRank = Long.compare(ranks[b], ranks[a]);
            return byRank != 0 ? byRank : names.apply(a).compareTo(names.apply(b));
        };
    }

    /** All nodes, the most pressing first. */
    private int[] byPressure() {
        if (byPressure == null) {
            // Copied out, for the comparisons of a sort are many.
            String[] ids = new String[graph.nodes()];
            Arrays.setAll(ids, names::apply);
            Integer[] sorted = new Integer[graph.nodes()];
            Arrays.setAll(sorted, node -> node);
            Arrays.sort(sorted, (a, b) -> {
                int byRank = Long.compare(ranks[b], ranks[a]);
                return byRank != 0 ? byRank : ids[a].compareTo(ids[b]);
            });
            byPressure = Arrays.stream(sorted).mapToInt(Integer::intValue).toArray();
        }
        return byPressure;
    }

    /**
     * The nodes of a part that is closed to the front, in the order of Kahn's algorithm with the most pressing first.
     */
    List<Integer> order(IntPredicate part) {
        int[] nodeAt = byPressure();
        int[] positions = new int[graph.nodes()];
        int[] open = new int[graph.nodes()];
        IntHeap next = new IntHeap(graph.nodes());
        for (int position = 0; position < nodeAt.length; position++) {
            int node = nodeAt[position];
            positions[node] = position;
            open[node] = graph.inDegree(node);
            if (open[node] == 0 && part.test(node)) {
                next.add(position);
            }
        }
        List<Integer> order = new ArrayList<>();
        while (!next.isEmpty()) {
            int node = nodeAt[next.removeLeast()];
            order.add(node);
            graph.forEachAfter(node, other -> {
                if (--open[other] == 0 && part.test(other)) {
                    next.add(positions[other]);
                }
            });
        }
        return order;
    }

    /** The longest chain of nodes that count, and its length at the end. */
    record Chain(List<Integer> nodes, long length) {}

    Chain longestChain(IntPredicate counts) {
        long[] lengths = ranks(counts);
        int[] candidates = Arrays.stream(topological).filter(counts).toArray();
        List<Integer> chain = new ArrayList<>();
        int next = longestOf(candidates, lengths, counts);
        long length = next < 0 ? 0 : lengths[next];
        while (next >= 0) {
            chain.add(next);
            next = longestOf(graph.after(next), lengths, counts);
        }
        return new Chain(chain, length);
    }

    private int longestOf(int[] candidates, long[] lengths, IntPredicate counts) {
        int longest = -1;
        for (int node : candidates) {
            if (counts.test(node) && (longest < 0 || isLonger(node, longest, lengths))) {
                longest = node;
            }
        }
        return longest;
    }

    private boolean isLonger(int a, int b, long[] lengths) {
        return lengths[a] > lengths[b]
                || (lengths[a] == lengths[b] && names.apply(a).compareTo(names.apply(b)) < 0);
    }
}
