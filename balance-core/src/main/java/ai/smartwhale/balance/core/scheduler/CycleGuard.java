// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.scheduler;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Keeps a graph free of circles while edges come one by one: the limited two-way search of Bender, Fineman, Gilbert and
 * Tarjan (2015), section 2. Every node has a level, and no edge leads to a lower one; most new edges lead upwards and
 * need no search at all. The backward search keeps to one level and to a bounded number of edges.
 */
final class CycleGuard {

    private final TaskGraph graph;
    private int[] levels = new int[16];

    CycleGuard(TaskGraph graph) {
        this.graph = graph;
    }

    private void grow() {
        if (levels.length < graph.nodes()) {
            levels = Arrays.copyOf(levels, Math.max(graph.nodes(), levels.length * 2));
        }
    }

    /** New nodes start at the bottom, also where a number was in use before. */
    void admit(int node) {
        grow();
        levels[node] = 0;
    }

    /**
     * Adds an edge unless it would close a circle.
     *
     * @return nothing, or the circle: nodes that each wait for the next, the last being the first again
     */
    List<Integer> add(int before, int after) {
        grow();
        if (before == after) {
            return List.of(before, before);
        }
        if (levels[before] < levels[after] || rises(before, after)) {
            graph.addEdge(before, after);
            return List.of();
        }
        return circle(before, after);
    }

    /** Whether the levels can be brought in order for the edge; if not, they are as they were. */
    private boolean rises(int before, int after) {
        Set<Integer> ancestors = new HashSet<>();
        boolean complete = searchBack(before, ancestors);
        if (ancestors.contains(after)) {
            return false;
        }
        if (complete && levels[after] == levels[before]) {
            return true;
        }
        if (!complete) {
            ancestors = Set.of(before);
        }
        return raise(after, complete ? levels[before] : levels[before] + 1, ancestors);
    }

    /** Collects the ancestors on the same level; false if there are too many edges to look at. */
    private boolean searchBack(int start, Set<Integer> found) {
        int budget = (int) Math.min(Math.sqrt(graph.edges() + 1.0), Math.cbrt(Math.pow(graph.nodes(), 2))) + 1;
        Deque<Integer> open = new ArrayDeque<>();
        open.add(start);
        found.add(start);
        while (!open.isEmpty()) {
            int node = open.remove();
            budget -= graph.inDegree(node);
            if (budget < 0) {
                return false;
            }
            for (int other : graph.before(node)) {
                if (levels[other] == levels[start] && found.add(other)) {
                    open.add(other);
                }
            }
        }
        return true;
    }

    private boolean raise(int start, int level, Set<Integer> ancestors) {
        List<int[]> changed = new ArrayList<>();
        Deque<Integer> open = new ArrayDeque<>();
        changed.add(new int[] {start, levels[start]});
        levels[start] = level;
        open.add(start);
        while (!open.isEmpty()) {
            int node = open.remove();
            for (int other : graph.after(node)) {
                if (ancestors.contains(other)) {
                    changed.forEach(change -> levels[change[0]] = change[1]);
                    return false;
                }
                if (levels[other] < levels[node]) {
                    changed.add(new int[] {other, levels[other]});
                    levels[other] = levels[node];
                    open.add(other);
                }
            }
        }
        return true;
    }

    /** The shortest way on which the earlier node waits for the later one already. */
    private List<Integer> circle(int before, int after) {
        int[] cameFrom = new int[graph.nodes()];
        Arrays.fill(cameFrom, -1);
        Deque<Integer> open = new ArrayDeque<>();
        open.add(after);
        cameFrom[after] = after;
        while (cameFrom[before] < 0) {
            int node = open.remove();
            for (int other : graph.after(node)) {
                if (cameFrom[other] < 0) {
                    cameFrom[other] = node;
                    open.add(other);
                }
            }
        }
        List<Integer> circle = new ArrayList<>();
        circle.add(after);
        for (int node = before; node != after; node = cameFrom[node]) {
            circle.add(node);
        }
        circle.add(after);
        return circle;
    }

    /**
     * Takes over edges that were added to the graph without this guard.
     *
     * @return nothing, or a circle that they close; the levels are as they were then
     */
    List<Integer> adopt() {
        grow();
        int[] order = graph.topologicalOrder();
        if (order.length < graph.nodes()) {
            return circleOutside(order);
        }
        int[] adopted = new int[levels.length];
        for (int node : order) {
            graph.forEachAfter(node, other -> adopted[other] = Math.max(adopted[other], adopted[node] + 1));
        }
        levels = adopted;
        return List.of();
    }

    /** What Kahn's algorithm leaves over has somebody in front that is left over too: walking back ends in a circle. */
    private List<Integer> circleOutside(int[] order) {
        boolean[] sorted = new boolean[graph.nodes()];
        for (int node : order) {
            sorted[node] = true;
        }
        int node = 0;
        while (sorted[node]) {
            node++;
        }
        List<Integer> walk = new ArrayList<>();
        int[] seenAt = new int[graph.nodes()];
        Arrays.fill(seenAt, -1);
        while (seenAt[node] < 0) {
            seenAt[node] = walk.size();
            walk.add(node);
            node = leftOverBefore(node, sorted);
        }
        List<Integer> circle = new ArrayList<>(walk.subList(seenAt[node], walk.size()));
        circle.add(node);
        return Collections.unmodifiableList(circle);
    }

    private int leftOverBefore(int node, boolean[] sorted) {
        for (int other : graph.before(node)) {
            if (!sorted[other]) {
                return other;
            }
        }
        throw new IllegalStateException("a node that was left over has nobody left over in front");
    }
}
