// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.scheduler;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.LimitExceededException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Knows which task waits for which, and which may run. What would close a circle is refused when it is added, with the
 * circle; nothing is changed then.
 *
 * <p>Adding a dependency checks for circles by a two-way search that is bounded (Bender, Fineman, Gilbert and Tarjan,
 * "A New Approach to Incremental Cycle Detection and Related Problems", 2015); adding many at once checks once, by
 * Kahn's algorithm. Among tasks that could be next, those go first that have the longest work behind them (upward rank;
 * Topcuoglu, Hariri and Wu, 2002), so that every order is the same each time.
 *
 * <p>Thread-safe.
 */
public interface DependencyResolver {

    /**
     * Adds a task. Without effect if it is known already, but that it is no longer missing.
     *
     * @param task its id, 1 to 256 characters
     * @throws LimitExceededException if the id is too long or there are too many tasks
     */
    void addTask(String task);

    /**
     * Adds a task of which it is known how long it takes.
     *
     * @param task its id
     * @param expected how long, above zero, ten years at most
     * @throws InvalidValueException if the duration is not above zero
     * @throws LimitExceededException if the id or the duration is too long or there are too many tasks
     */
    void addTask(String task, Duration expected);

    /**
     * Says that a task waits for another. Adds the task, but not what it depends on: that is missing until it is added.
     * Without effect if it is known already.
     *
     * @param task which waits
     * @param dependsOn what it waits for
     * @throws DependencyCycleException if they would wait for each other
     * @throws LimitExceededException if an id is too long or there are too many tasks or dependencies
     * @throws IllegalStateException if the task is running or has ended
     */
    void addDependency(String task, String dependsOn);

    /**
     * Adds many dependencies, all or none.
     *
     * @param dependencies which task waits for which
     * @throws DependencyCycleException if tasks would wait for each other
     * @throws LimitExceededException if an id is too long or there are too many tasks or dependencies
     * @throws IllegalStateException if a task that would wait is running or has ended
     */
    void addDependencies(Collection<Dependency> dependencies);

    /**
     * What a task waits for directly.
     *
     * @param task its id
     * @return the ids, sorted; empty for a task that is unknown
     */
    List<String> getDependencies(String task);

    /**
     * Whether a task may run: it was added, has not begun, and everything it depends on is done.
     *
     * @param task its id
     * @return false for a task that is unknown
     */
    boolean canExecute(String task);

    /**
     * Everything that a task needs, in an order in which it can be done, the task itself last.
     *
     * @param task its id
     * @return the order, with what is missing; an unknown task is missing itself
     */
    DependencyOrder resolveDependencies(String task);

    /**
     * All tasks in an order in which they can be done.
     *
     * @return the order, with what is missing
     */
    DependencyOrder resolveAll();

    /**
     * Where a task stands.
     *
     * @param task its id
     * @return the state, or nothing if it is unknown
     */
    Optional<DependencyState> state(String task);

    /**
     * The tasks that may run now.
     *
     * @return the ids, those with the longest work behind them first, then by id
     */
    List<String> ready();

    /**
     * Says that a task has begun.
     *
     * @param task its id
     * @return whether it was ready
     */
    boolean markRunning(String task);

    /**
     * Says that a task is done. Takes time by the number of those that wait for it only.
     *
     * @param task its id
     * @return the tasks that are ready by that
     * @throws InvalidValueException if the task is unknown
     * @throws IllegalStateException if it has ended already, or something it depends on is not done
     */
    List<String> markDone(String task);

    /**
     * Says that a task is done and how long that took; the expectation follows by a third of the difference.
     *
     * @param task its id
     * @param took how long, zero or more, ten years at most
     * @return the tasks that are ready by that
     * @throws InvalidValueException if the task is unknown or the duration negative
     * @throws LimitExceededException if the duration is too long
     * @throws IllegalStateException if it has ended already, or something it depends on is not done
     */
    List<String> markDone(String task, Duration took);

    /**
     * Says that a task has failed.
     *
     * @param task its id
     * @return the tasks that are skipped by that, by id
     * @throws InvalidValueException if the task is unknown
     * @throws IllegalStateException if it has ended already
     */
    List<String> markFailed(String task);

    /**
     * The longest chain of tasks that have not ended, by the time that they are expected to take.
     *
     * @return the chain
     */
    CriticalPath criticalPath();

    /**
     * Forgets the tasks that have ended and that no task waits for which has not.
     *
     * @return how many
     */
    int forgetEnded();

    /**
     * How many tasks are known.
     *
     * @return 0 or more, missing ones included
     */
    int size();

    /**
     * Creates a resolver with the defaults.
     *
     * @return the resolver
     */
    static DependencyResolver create() {
        return create(DependencyResolverConfig.defaults());
    }

    /**
     * Creates a resolver.
     *
     * @param config how many dependencies are kept, and what a failure does
     * @return the resolver
     */
    static DependencyResolver create(DependencyResolverConfig config) {
        return new DefaultDependencyResolver(InvalidValueException.requirePresent("config", config));
    }
}
