// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.scheduler;

import java.util.Arrays;
import java.util.function.IntConsumer;

/**
 * Nodes and edges as numbers. An edge leads from what comes first to what waits for it. Edges of a node are linked
 * lists in arrays, so that adding one and taking the newest back cost nothing else.
 */
final class TaskGraph {

    private static final int LEAST = 16;
    private static final int NONE = -1;

    private int nodes;
    private int edges;
    private int[] firstOut = new int[LEAST];
    private int[] firstIn = new int[LEAST];
    private int[] outDegree = new int[LEAST];
    private int[] inDegree = new int[LEAST];
    private int[] from = new int[LEAST];
    private int[] to = new int[LEAST];
    private int[] nextOut = new int[LEAST];
    private int[] nextIn = new int[LEAST];

    int nodes() {
        return nodes;
    }

    int edges() {
        return edges;
    }

    /** Where an edge begins; edges are numbered as they came. */
    int beginOf(int edge) {
        return from[edge];
    }

    int endOf(int edge) {
        return to[edge];
    }

    int outDegree(int node) {
        return outDegree[node];
    }

    int inDegree(int node) {
        return inDegree[node];
    }

    int addNode() {
        if (nodes == firstOut.length) {
            int length = nodes * 2;
            firstOut = Arrays.copyOf(firstOut, length);
            firstIn = Arrays.copyOf(firstIn, length);
            outDegree = Arrays.copyOf(outDegree, length);
            inDegree = Arrays.copyOf(inDegree, length);
        }
        firstOut[nodes] = NONE;
        firstIn[nodes] = NONE;
        outDegree[nodes] = 0;
        inDegree[nodes] = 0;
        return nodes++;
    }

    /** Forgets the newest nodes, which must have no edges. */
    void truncateNodes(int left) {
        nodes = left;
    }

    /** Looks through the shorter of the two lists. */
    boolean hasEdge(int before, int after) {
        if (outDegree[before] <= inDegree[after]) {
            for (int edge = firstOut[before]; edge != NONE; edge = nextOut[edge]) {
                if (to[edge] == after) {
                    return true;
                }
            }
        } else {
            for (int edge = firstIn[after]; edge != NONE; edge = nextIn[edge]) {
                if (from[edge] == before) {
                    return true;
                }
            }
        }
        return false;
    }

    void addEdge(int before, int after) {
        if (edges == from.length) {
            int length = edges * 2;
            from = Arrays.copyOf(from, length);
            to = Arrays.copyOf(to, length);
            nextOut = Arrays.copyOf(nextOut, length);
            nextIn = Arrays.copyOf(nextIn, length);
        }
        from[edges] = before;
        to[edges] = after;
        nextOut[edges] = firstOut[before];
        nextIn[edges] = firstIn[after];
        firstOut[before] = edges;
        firstIn[after] = edges;
        outDegree[before]++;
        inDegree[after]++;
        edges++;
    }

    /** Takes back the newest edges. */
    void truncateEdges(int left) {
        while (edges > left) {
            edges--;
            int before = from[edges];
            int after = to[edges];
            firstOut[before] = nextOut[edges];
            firstIn[after] = nextIn[edges];
            outDegree[before]--;
            inDegree[after]--;
        }
    }

    void forEachAfter(int node, IntConsumer action) {
        for (int edge = firstOut[node]; edge != NONE; edge = nextOut[edge]) {
            action.accept(to[edge]);
        }
    }

    void forEachBefore(int node, IntConsumer action) {
        for (int edge = firstIn[node]; edge != NONE; edge = nextIn[edge]) {
            action.accept(from[edge]);
        }
    }

    /** The greatest of the values of the neighbours behind a node, 0 at least. */
    long greatestAfter(int node, long[] values) {
        long greatest = 0;
        for (int edge = firstOut[node]; edge != NONE; edge = nextOut[edge]) {
            greatest = Math.max(greatest, values[to[edge]]);
        }
        return greatest;
    }

    /** The neighbours behind a node. */
    int[] after(int node) {
        int[] found = new int[outDegree[node]];
        int count = 0;
        for (int edge = firstOut[node]; edge != NONE; edge = nextOut[edge]) {
            found[count++] = to[edge];
        }
        return found;
    }

    /** The neighbours in front of a node. */
    int[] before(int node) {
        int[] found = new int[inDegree[node]];
        int count = 0;
        for (int edge = firstIn[node]; edge != NONE; edge = nextIn[edge]) {
            found[count++] = from[edge];
        }
        return found;
    }

    /**
     * Kahn's algorithm.
     *
     * @return the nodes in an order that all edges follow; fewer than there are if some lie on or behind a circle
     */
    int[] topologicalOrder() {
        int[] open = Arrays.copyOf(inDegree, nodes);
        int[] order = new int[nodes];
        int end = 0;
        for (int node = 0; node < nodes; node++) {
            if (open[node] == 0) {
                order[end++] = node;
            }
        }
        for (int next = 0; next < end; next++) {
            for (int edge = firstOut[order[next]]; edge != NONE; edge = nextOut[edge]) {
                if (--open[to[edge]] == 0) {
                    order[end++] = to[edge];
                }
            }
        }
        return end == nodes ? order : Arrays.copyOf(order, end);
    }

    /** All nodes from which one can be reached, itself included, or all that can be reached from it. */
    boolean[] reach(int start, boolean forward) {
        boolean[] reached = new boolean[nodes];
        int[] stack = new int[nodes];
        int top = 0;
        stack[top++] = start;
        reached[start] = true;
        while (top > 0) {
            int node = stack[--top];
            for (int edge = forward ? firstOut[node] : firstIn[node];
                    edge != NONE;
                    edge = forward ? nextOut[edge] : nextIn[edge]) {
                int other = forward ? to[edge] : from[edge];
                if (!reached[other]) {
                    reached[other] = true;
                    stack[top++] = other;
                }
            }
        }
        return reached;
    }
}
