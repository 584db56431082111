// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.scheduler;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.LimitExceededException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A book of tasks under a lock, and the newest plan through it for as long as nothing changes. */
final class DefaultDependencyResolver implements DependencyResolver {

    private static final Duration LONGEST = Duration.ofDays(3_650);
    private static final int LEARNING_SHARE = 3;

    private final DependencyResolverConfig config;
    private final ReentrantLock lock = new ReentrantLock();
    private DependencyBook book;
    private @Nullable GraphPlan plan;

    DefaultDependencyResolver(DependencyResolverConfig config) {
        this.config = config;
        this.book = new DependencyBook(config);
    }

    @Override
    public void addTask(String task) {
        locked(() -> {
            book.declare(interned(task));
            return task;
        });
    }

    @Override
    public void addTask(String task, Duration expected) {
        InvalidValueException.requirePositive("expected", expected);
        requireShort("expected", expected);
        locked(() -> {
            int number = interned(task);
            book.declare(number);
            book.entry(number).expectedNanos = expected.toNanos();
            plan = null;
            return task;
        });
    }

    private static void requireShort(String field, Duration duration) {
        LimitExceededException.requireAtMost(field + ", in seconds", duration.toSeconds(), LONGEST.toSeconds());
    }

    private int interned(String task) {
        int before = book.size();
        int number = book.intern(task);
        if (book.size() > before) {
            plan = null;
        }
        return number;
    }

    @Override
    public void addDependency(String task, String dependsOn) {
        Dependency dependency = new Dependency(task, dependsOn);
        locked(() -> {
            int known = book.size();
            boolean added = false;
            try {
                added = link(dependency);
            } finally {
                if (!added) {
                    book.truncate(known);
                }
            }
            return task;
        });
    }

    private boolean link(Dependency dependency) {
        int after = interned(dependency.task());
        int before = interned(dependency.dependsOn());
        book.requireCanWait(after);
        if (!book.graph.hasEdge(before, after)) {
            book.requireRoomFor(1);
            List<Integer> circle = book.guard.add(before, after);
            if (!circle.isEmpty()) {
                throw new DependencyCycleException(book.ids(circle));
            }
            settle(before, after);
        }
        book.declare(after);
        return true;
    }

    private void settle(int before, int after) {
        plan = null;
        book.linked(before, after);
        DependencyState first = book.entry(before).state;
        if (first == DependencyState.FAILED || first == DependencyState.SKIPPED) {
            var unused = skip(after);
        }
    }

    @Override
    public void addDependencies(Collection<Dependency> dependencies) {
        InvalidValueException.requirePresent("dependencies", dependencies);
        locked(() -> {
            int knownTasks = book.size();
            int knownEdges = book.graph.edges();
            boolean added = false;
            try {
                linkAll(dependencies).stream().forEach(book::declare);
                for (int edge = knownEdges; edge < book.graph.edges(); edge++) {
                    settle(book.graph.beginOf(edge), book.graph.endOf(edge));
                }
                added = true;
            } finally {
                if (!added) {
                    book.graph.truncateEdges(knownEdges);
                    book.truncate(knownTasks);
                }
                plan = null;
            }
            return dependencies;
        });
    }

    /**
     * Nothing but names and edges is changed before it is known that all of them are right.
     *
     * @return those that wait
     */
    private BitSet linkAll(Collection<Dependency> dependencies) {
        BitSet waiting = new BitSet();
        for (Dependency dependency : dependencies) {
            int after = book.intern(dependency.task());
            int before = book.intern(dependency.dependsOn());
            book.requireCanWait(after);
            waiting.set(after);
            if (!book.graph.hasEdge(before, after)) {
                book.requireRoomFor(1);
                book.graph.addEdge(before, after);
            }
        }
        List<Integer> circle = book.guard.adopt();
        if (!circle.isEmpty()) {
            throw new DependencyCycleException(book.ids(circle));
        }
        return waiting;
    }

    @Override
    public List<String> getDependencies(String task) {
        return locked(() -> book.find(task)
                .map(number -> IntStream.of(book.graph.before(number))
                        .mapToObj(book::id)
                        .sorted()
                        .toList())
                .orElse(List.of()));
    }

    @Override
    public boolean canExecute(String task) {
        return state(task).map(DependencyState.READY::equals).orElse(false);
    }

    @Override
    public DependencyOrder resolveDependencies(String task) {
        InvalidValueException.requireText("task", task);
        return locked(() -> book.find(task)
                .map(number -> order(book.graph.reach(number, false)))
                .orElseGet(() -> new DependencyOrder(List.of(), List.of(task))));
    }

    @Override
    public DependencyOrder resolveAll() {
        return locked(() -> {
            boolean[] all = new boolean[book.size()];
            Arrays.fill(all, true);
            return order(all);
        });
    }

    private DependencyOrder order(boolean[] part) {
        List<String> order = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        for (int number : plan().order(node -> part[node])) {
            (book.entry(number).state == DependencyState.MISSING ? missing : order).add(book.id(number));
        }
        missing.sort(null);
        return new DependencyOrder(order, missing);
    }

    private GraphPlan plan() {
        if (plan == null) {
            plan = new GraphPlan(book.graph, book::id, number -> book.entry(number).expectedNanos);
        }
        return plan;
    }

    @Override
    public Optional<DependencyState> state(String task) {
        return locked(() -> book.find(task).map(number -> book.entry(number).state));
    }

    @Override
    public List<String> ready() {
        return locked(() -> sorted(IntStream.range(0, book.size())
                .filter(number -> book.entry(number).state == DependencyState.READY)
                .boxed()
                .toList()));
    }

    private List<String> sorted(List<Integer> numbers) {
        return numbers.size() < 2
                ? book.ids(numbers)
                : book.ids(numbers.stream().sorted(plan().mostPressingFirst()).toList());
    }

    @Override
    public boolean markRunning(String task) {
        return locked(() -> {
            int number = book.require(task);
            boolean ready = book.entry(number).state == DependencyState.READY;
            if (ready) {
                book.entry(number).state = DependencyState.RUNNING;
            }
            return ready;
        });
    }

    @Override
    public List<String> markDone(String task) {
        return locked(() -> book.ids(done(requireOpen(task))));
    }

    @Override
    public List<String> markDone(String task, Duration took) {
        if (InvalidValueException.requirePresent("took", took).isNegative()) {
            throw new InvalidValueException("took", took, "a duration of zero or more");
        }
        requireShort("took", took);
        return locked(() -> {
            int number = requireOpen(task);
            List<Integer> freed = done(number);
            DependencyBook.Entry entry = book.entry(number);
            entry.expectedNanos += (took.toNanos() - entry.expectedNanos) / LEARNING_SHARE;
            plan = null;
            return book.ids(freed);
        });
    }

    private int requireOpen(String task) {
        int number = book.require(task);
        if (book.entry(number).state.isFinal()) {
            throw new IllegalStateException("task " + task + " has ended already: " + book.entry(number).state);
        }
        return number;
    }

    private List<Integer> done(int number) {
        DependencyBook.Entry entry = book.entry(number);
        if (entry.open > 0) {
            throw new IllegalStateException("task " + entry.id + " waits for " + entry.open + " others");
        }
        entry.state = DependencyState.DONE;
        List<Integer> freed = new ArrayList<>();
        book.graph.forEachAfter(number, after -> {
            DependencyBook.Entry waiting = book.entry(after);
            if (--waiting.open == 0 && waiting.state == DependencyState.WAITING) {
                waiting.state = DependencyState.READY;
                freed.add(after);
            }
        });
        return freed;
    }

    @Override
    public List<String> markFailed(String task) {
        return locked(() -> {
            int number = requireOpen(task);
            book.entry(number).state = DependencyState.FAILED;
            List<Integer> skipped = switch (config.failurePolicy()) {
                case SKIP_DEPENDENTS -> skip(number);
                case FAIL_FAST -> skipped(IntStream.range(0, book.size()));
            };
            return skipped.stream().map(book::id).sorted().toList();
        });
    }

    private List<Integer> skip(int number) {
        boolean[] behind = book.graph.reach(number, true);
        return skipped(IntStream.range(0, book.size()).filter(other -> behind[other]));
    }

    private List<Integer> skipped(IntStream numbers) {
        List<Integer> skipped = new ArrayList<>();
        numbers.forEach(number -> {
            DependencyBook.Entry entry = book.entry(number);
            if (!entry.state.isFinal() && entry.state != DependencyState.RUNNING) {
                entry.state = DependencyState.SKIPPED;
                skipped.add(number);
            }
        });
        return skipped;
    }

    @Override
    public CriticalPath criticalPath() {
        return locked(() -> {
            GraphPlan.Chain chain =
                    plan().longestChain(number -> !book.entry(number).state.isFinal());
            return new CriticalPath(book.ids(chain.nodes()), Duration.ofNanos(chain.length()));
        });
    }

    @Override
    public int forgetEnded() {
        return locked(() -> {
            DependencyBook kept = DependencyPruning.withoutEnded(book, config);
            int forgotten = book.size() - kept.size();
            book = kept;
            plan = null;
            return forgotten;
        });
    }

    @Override
    public int size() {
        return locked(() -> book.size());
    }

    private <R> R locked(Supplier<R> action) {
        lock.lock();
        try {
            return action.get();
        } finally {
            lock.unlock();
        }
    }
}
