// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.benchmarks.core;

import ai.smartwhale.balance.core.scheduler.Dependency;
import ai.smartwhale.balance.core.scheduler.DependencyResolver;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jgrapht.Graph;
import org.jgrapht.graph.DefaultEdge;
import org.jgrapht.graph.DirectedAcyclicGraph;
import org.jgrapht.graph.SimpleDirectedGraph;
import org.jgrapht.traverse.TopologicalOrderIterator;

/** Building a graph of ten thousand tasks with fifty thousand dependencies, and ordering it. */
public final class ResolverMeasurement {

    private static final int TASKS = 10_000;
    private static final int DEPENDENCIES = 50_000;

    private ResolverMeasurement() {}

    /**
     * Runs it.
     *
     * @param args the number of rounds, 9 if not given
     * @throws Exception if something fails
     */
    public static void main(String[] args) throws Exception {
        int rounds = args.length > 0 ? Integer.parseInt(args[0]) : 9;
        List<Dependency> dependencies = dependencies();
        new CpuRounds("Build and order 10,000 tasks with 50,000 dependencies")
                .add("JGraphT SimpleDirectedGraph", tenTimes(() -> jgrapht(dependencies, false)))
                .add("DependencyResolver, all at once", tenTimes(() -> {
                    DependencyResolver resolver = DependencyResolver.create();
                    addTasks(resolver);
                    resolver.addDependencies(dependencies);
                    return check(resolver.resolveAll().order().size());
                }))
                .add("JGraphT DirectedAcyclicGraph, one by one", tenTimes(() -> jgrapht(dependencies, true)))
                .add("DependencyResolver, one by one", tenTimes(() -> {
                    DependencyResolver resolver = DependencyResolver.create();
                    addTasks(resolver);
                    dependencies.forEach(d -> resolver.addDependency(d.task(), d.dependsOn()));
                    return check(resolver.resolveAll().order().size());
                }))
                .run(rounds);
    }

    /** Often enough for the clock of the processor time, which moves in steps of ten milliseconds. */
    private static CpuRounds.Contestant tenTimes(CpuRounds.Contestant once) {
        return () -> {
            long operations = 0;
            for (int i = 0; i < 10; i++) {
                operations += once.run();
            }
            return operations;
        };
    }

    private static void addTasks(DependencyResolver resolver) {
        for (int i = 0; i < TASKS; i++) {
            resolver.addTask("task-" + i);
        }
    }

    private static List<Dependency> dependencies() {
        Random random = new Random(1);
        Set<Dependency> all = new LinkedHashSet<>();
        while (all.size() < DEPENDENCIES) {
            int a = random.nextInt(TASKS);
            int b = random.nextInt(TASKS);
            if (a != b) {
                all.add(new Dependency("task-" + Math.max(a, b), "task-" + Math.min(a, b)));
            }
        }
        return new ArrayList<>(all);
    }

    private static long jgrapht(List<Dependency> dependencies, boolean acyclic) {
        Graph<String, DefaultEdge> graph =
                acyclic ? new DirectedAcyclicGraph<>(DefaultEdge.class) : new SimpleDirectedGraph<>(DefaultEdge.class);
        for (int i = 0; i < TASKS; i++) {
            graph.addVertex("task-" + i);
        }
        dependencies.forEach(d -> graph.addEdge(d.dependsOn(), d.task()));
        int ordered = 0;
        for (TopologicalOrderIterator<String, DefaultEdge> order = new TopologicalOrderIterator<>(graph);
                order.hasNext();
                order.next()) {
            ordered++;
        }
        return check(ordered);
    }

    /** One operation, of which all tasks came out. */
    private static long check(int ordered) {
        if (ordered != TASKS) {
            throw new IllegalStateException(ordered + " tasks in order, of " + TASKS);
        }
        return 1;
    }
}
