// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.scheduler;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.LimitExceededException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The tasks by name and number, with their states, over the graph of who waits for whom. Not thread-safe. */
final class DependencyBook {

    private static final int LONGEST_ID = 256;

    final TaskGraph graph = new TaskGraph();
    final CycleGuard guard = new CycleGuard(graph);
    private final DependencyResolverConfig config;
    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<Entry> entries = new ArrayList<>();

    /** What is known of a task. */
    static final class Entry {
        final String id;
        DependencyState state = DependencyState.MISSING;
        long expectedNanos;

        /** Dependencies that are not done. */
        int open;

        Entry(String id, long expectedNanos) {
            this.id = id;
            this.expectedNanos = expectedNanos;
        }
    }

    DependencyBook(DependencyResolverConfig config) {
        this.config = config;
    }

    int size() {
        return entries.size();
    }

    Entry entry(int number) {
        return entries.get(number);
    }

    String id(int number) {
        return entries.get(number).id;
    }

    Optional<Integer> find(String id) {
        return Optional.ofNullable(numbers.get(id));
    }

    int require(String id) {
        return find(id).orElseThrow(() -> new InvalidValueException("task", id, "a task that was added"));
    }

    /** The number of a name, new as a missing task if it was unknown. */
    int intern(String id) {
        Integer known = numbers.get(id);
        if (known != null) {
            return known;
        }
        InvalidValueException.requireText("task", id);
        LimitExceededException.requireAtMost("task, in characters", id.length(), LONGEST_ID);
        LimitExceededException.requireAtMost("tasks", size() + 1L, config.maxTasks());
        int number = graph.addNode();
        guard.admit(number);
        numbers.put(id, number);
        entries.add(new Entry(id, config.expected().toNanos()));
        return number;
    }

    /** Forgets the newest names. */
    void truncate(int left) {
        while (size() > left) {
            numbers.remove(entries.remove(size() - 1).id);
        }
        graph.truncateNodes(left);
    }

    /** Somebody added it, or acts as if it had been. */
    void declare(int number) {
        Entry entry = entry(number);
        if (entry.state == DependencyState.MISSING) {
            entry.state = entry.open == 0 ? DependencyState.READY : DependencyState.WAITING;
        }
    }

    void requireRoomFor(long dependencies) {
        LimitExceededException.requireAtMost("dependencies", graph.edges() + dependencies, config.maxDependencies());
    }

    void requireCanWait(int number) {
        Entry entry = entry(number);
        if (entry.state == DependencyState.RUNNING || entry.state.isFinal()) {
            throw new IllegalStateException("task " + entry.id + " is " + entry.state + " and cannot wait any more");
        }
    }

    /** An edge was added: the later one waits unless the earlier one is done. Never if that has failed. */
    void linked(int before, int after) {
        Entry waiting = entry(after);
        Entry first = entry(before);
        if (first.state != DependencyState.DONE) {
            waiting.open++;
            if (waiting.state == DependencyState.READY) {
                waiting.state = DependencyState.WAITING;
            }
        }
    }

    List<String> ids(List<Integer> some) {
        return some.stream().map(this::id).toList();
    }
}
