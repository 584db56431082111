// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.scheduler;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jgrapht.Graph;
import org.jgrapht.alg.cycle.CycleDetector;
import org.jgrapht.graph.DefaultEdge;
import org.jgrapht.graph.SimpleDirectedGraph;
import org.jgrapht.traverse.BreadthFirstIterator;
import org.jgrapht.traverse.TopologicalOrderIterator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The laws of the resolver on random graphs, against JGraphT and brute force. Edges lead to what waits. */
class DependencyResolverLawsTest {

    private static String name(int node) {
        return "t" + node;
    }

    /** Edges in any direction are tried one by one; each must be judged as JGraphT judges it. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void oneByOneExactlyWhatClosesACircleIsRefusedWithAPath(long seed) {
        Random random = new Random(seed);
        int nodes = 4 + random.nextInt(40);
        DependencyResolver resolver = DependencyResolver.create();
        Graph<String, DefaultEdge> oracle = new SimpleDirectedGraph<>(DefaultEdge.class);
        for (int i = 0; i < nodes; i++) {
            resolver.addTask(name(i));
            oracle.addVertex(name(i));
        }
        int refused = 0;
        for (int i = 0; i < nodes * 6; i++) {
            String task = name(random.nextInt(nodes));
            String before = name(random.nextInt(nodes));
            if (task.equals(before) || oracle.containsEdge(before, task)) {
                continue;
            }
            oracle.addEdge(before, task);
            boolean circular = new CycleDetector<>(oracle).detectCycles();
            try {
                resolver.addDependency(task, before);
                assertThat(circular).isFalse();
            } catch (DependencyCycleException circle) {
                assertThat(circular).isTrue();
                assertCircle(circle.path(), oracle);
                oracle.removeEdge(before, task);
                refused++;
            }
        }
        assertThat(refused).isPositive();
        assertTopological(resolver.resolveAll().order(), oracle);
        for (int i = 0; i < nodes; i++) {
            assertThat(resolver.getDependencies(name(i)))
                    .containsExactlyInAnyOrderElementsOf(oracle.incomingEdgesOf(name(i)).stream()
                            .map(oracle::getEdgeSource)
                            .toList());
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23, 24, 25, 26, 27, 28})
    void allAtOnceEqualsOneByOne(long seed) {
        Random random = new Random(seed);
        int nodes = 3 + random.nextInt(60);
        List<Dependency> dependencies = randomDag(random, nodes, nodes * 3);
        DependencyResolver bulk = DependencyResolver.create();
        DependencyResolver single = DependencyResolver.create();
        bulk.addDependencies(dependencies);
        dependencies.forEach(d -> single.addDependency(d.task(), d.dependsOn()));
        assertThat(bulk.resolveAll()).isEqualTo(single.resolveAll());
        assertThat(bulk.criticalPath()).isEqualTo(single.criticalPath());
        // And the order does not depend on how it came about.
        List<Dependency> reversed = new ArrayList<>(dependencies);
        Collections.reverse(reversed);
        DependencyResolver other = DependencyResolver.create();
        other.addDependencies(reversed);
        assertThat(other.resolveAll()).isEqualTo(bulk.resolveAll());
    }

    @ParameterizedTest
    @ValueSource(longs = {31, 32, 33, 34, 35, 36})
    void aCircleWithinManyIsReportedWithItsPath(long seed) {
        Random random = new Random(seed);
        int nodes = 5 + random.nextInt(50);
        List<Dependency> dependencies = randomDag(random, nodes, nodes * 2);
        int[] circle =
                random.ints(0, nodes).distinct().limit(2 + random.nextInt(3)).toArray();
        for (int i = 0; i < circle.length; i++) {
            dependencies.add(new Dependency(name(circle[i]), name(circle[(i + 1) % circle.length])));
        }
        Collections.shuffle(dependencies, random);
        Graph<String, DefaultEdge> oracle = new SimpleDirectedGraph<>(DefaultEdge.class);
        dependencies.forEach(d -> {
            oracle.addVertex(d.task());
            oracle.addVertex(d.dependsOn());
            oracle.addEdge(d.dependsOn(), d.task());
        });
        DependencyResolver resolver = DependencyResolver.create();
        try {
            resolver.addDependencies(dependencies);
            throw new AssertionError("the circle was not found");
        } catch (DependencyCycleException found) {
            assertCircle(found.path(), oracle);
        }
        assertThat(resolver.size()).isZero();
    }

    @ParameterizedTest
    @ValueSource(longs = {41, 42, 43, 44, 45, 46})
    void whatATaskNeedsIsAllOfItAndInOrder(long seed) {
        Random random = new Random(seed);
        int nodes = 5 + random.nextInt(50);
        List<Dependency> dependencies = randomDag(random, nodes, nodes * 2);
        DependencyResolver resolver = DependencyResolver.create();
        resolver.addDependencies(dependencies);
        Graph<String, DefaultEdge> towardsNeeds = new SimpleDirectedGraph<>(DefaultEdge.class);
        for (int i = 0; i < nodes; i++) {
            resolver.addTask(name(i));
            towardsNeeds.addVertex(name(i));
        }
        dependencies.forEach(d -> towardsNeeds.addEdge(d.task(), d.dependsOn()));
        for (int i = 0; i < nodes; i++) {
            Set<String> needed = new HashSet<>();
            new BreadthFirstIterator<>(towardsNeeds, name(i)).forEachRemaining(needed::add);
            List<String> order = resolver.resolveDependencies(name(i)).order();
            assertThat(order).containsExactlyInAnyOrderElementsOf(needed).endsWith(name(i));
            Map<String, Integer> at = positions(order);
            dependencies.stream()
                    .filter(d -> needed.contains(d.task()))
                    .forEach(d -> assertThat(at.get(d.dependsOn())).isLessThan(at.get(d.task())));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {51, 52, 53, 54, 55, 56, 57, 58})
    void theCriticalPathIsTheLongestByBruteForce(long seed) {
        Random random = new Random(seed);
        int nodes = 2 + random.nextInt(11);
        List<Dependency> dependencies = randomDag(random, nodes, nodes * 2);
        DependencyResolver resolver = DependencyResolver.create();
        long[] durations = random.longs(nodes, 1, 100).toArray();
        for (int i = 0; i < nodes; i++) {
            resolver.addTask(name(i), Duration.ofNanos(durations[i]));
        }
        resolver.addDependencies(dependencies);
        boolean[][] edges = new boolean[nodes][nodes];
        dependencies.forEach(d -> edges[number(d.dependsOn())][number(d.task())] = true);
        long longest = 0;
        for (int i = 0; i < nodes; i++) {
            longest = Math.max(longest, longestFrom(i, edges, durations));
        }
        CriticalPath path = resolver.criticalPath();
        assertThat(path.length().toNanos()).isEqualTo(longest);
        assertThat(path.tasks().stream().mapToLong(t -> durations[number(t)]).sum())
                .isEqualTo(longest);
        for (int i = 1; i < path.tasks().size(); i++) {
            assertThat(edges[number(path.tasks().get(i - 1))][
                            number(path.tasks().get(i))])
                    .isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {61, 62, 63, 64, 65, 66})
    void aFailureSkipsExactlyTheDescendants(long seed) {
        Random random = new Random(seed);
        int nodes = 5 + random.nextInt(50);
        List<Dependency> dependencies = randomDag(random, nodes, nodes * 2);
        Graph<String, DefaultEdge> forward = new SimpleDirectedGraph<>(DefaultEdge.class);
        DependencyResolver resolver = DependencyResolver.create();
        for (int i = 0; i < nodes; i++) {
            resolver.addTask(name(i));
            forward.addVertex(name(i));
        }
        resolver.addDependencies(dependencies);
        dependencies.forEach(d -> forward.addEdge(d.dependsOn(), d.task()));
        String failing = name(random.nextInt(nodes));
        Set<String> descendants = new HashSet<>();
        new BreadthFirstIterator<>(forward, failing).forEachRemaining(descendants::add);
        descendants.remove(failing);
        assertThat(resolver.markFailed(failing)).containsExactlyInAnyOrderElementsOf(descendants);
        // All others can be done in order.
        for (String task : resolver.resolveAll().order()) {
            if (!task.equals(failing) && !descendants.contains(task)) {
                assertThat(resolver.canExecute(task)).isTrue();
                resolver.markDone(task);
            } else {
                assertThat(resolver.canExecute(task)).isFalse();
            }
        }
    }

    private static List<Dependency> randomDag(Random random, int nodes, int edges) {
        int[] order = new int[nodes];
        Arrays.setAll(order, i -> i);
        for (int i = nodes - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int swap = order[i];
            order[i] = order[j];
            order[j] = swap;
        }
        List<Dependency> dag = new ArrayList<>();
        Set<Dependency> known = new HashSet<>();
        for (int i = 0; i < edges; i++) {
            int a = random.nextInt(nodes);
            int b = random.nextInt(nodes);
            if (a != b) {
                Dependency d = new Dependency(name(order[Math.max(a, b)]), name(order[Math.min(a, b)]));
                if (known.add(d)) {
                    dag.add(d);
                }
            }
        }
        return dag;
    }

    private static int number(String name) {
        return Integer.parseInt(name.substring(1));
    }

    private static long longestFrom(int node, boolean[][] edges, long[] durations) {
        long longest = 0;
        for (int next = 0; next < edges.length; next++) {
            if (edges[node][next]) {
                longest = Math.max(longest, longestFrom(next, edges, durations));
            }
        }
        return durations[node] + longest;
    }

    private static void assertCircle(List<String> path, Graph<String, DefaultEdge> graph) {
        assertThat(path).hasSizeGreaterThan(1);
        assertThat(path.get(0)).isEqualTo(path.get(path.size() - 1));
        for (int i = 1; i < path.size(); i++) {
            // Each waits for the next.
            assertThat(graph.containsEdge(path.get(i), path.get(i - 1))).isTrue();
        }
    }

    private static void assertTopological(List<String> order, Graph<String, DefaultEdge> graph) {
        List<String> oracle = new ArrayList<>();
        new TopologicalOrderIterator<>(graph).forEachRemaining(oracle::add);
        assertThat(order).containsExactlyInAnyOrderElementsOf(oracle);
        Map<String, Integer> at = positions(order);
        graph.edgeSet()
                .forEach(edge ->
                        assertThat(at.get(graph.getEdgeSource(edge))).isLessThan(at.get(graph.getEdgeTarget(edge))));
    }

    private static Map<String, Integer> positions(List<String> order) {
        Map<String, Integer> at = new HashMap<>();
        for (int i = 0; i < order.size(); i++) {
            at.put(order.get(i), i);
        }
        return at;
    }
}
