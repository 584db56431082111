// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.scheduler;

import ai.smartwhale.commons.InvalidValueException;
import java.time.Duration;

/**
 * How many dependencies are kept, and what a failure does.
 *
 * @param maxTasks tasks at the same time, 1 to 10,000,000; 100,000 by default
 * @param maxDependencies dependencies at the same time, 1 to 100,000,000; 1,000,000 by default
 * @param failurePolicy what becomes of others when a task fails; its dependents are skipped by default
 * @param expected how long a task takes of which nothing is known, above zero; one second by default
 */
public record DependencyResolverConfig(
        int maxTasks, int maxDependencies, FailurePolicy failurePolicy, Duration expected) {

    /**
     * Checks every component.
     *
     * @throws InvalidValueException if a component is outside of its range
     */
    public DependencyResolverConfig {
        InvalidValueException.requireRange("maxTasks", maxTasks, 1, 10_000_000);
        InvalidValueException.requireRange("maxDependencies", maxDependencies, 1, 100_000_000);
        InvalidValueException.requirePresent("failurePolicy", failurePolicy);
        InvalidValueException.requirePositive("expected", expected);
    }

    /**
     * The documented defaults.
     *
     * @return the settings
     */
    public static DependencyResolverConfig defaults() {
        return new DependencyResolverConfig(100_000, 1_000_000, FailurePolicy.SKIP_DEPENDENTS, Duration.ofSeconds(1));
    }

    /**
     * The same with another policy.
     *
     * @param policy what becomes of others when a task fails
     * @return the settings
     */
    public DependencyResolverConfig withFailurePolicy(FailurePolicy policy) {
        return new DependencyResolverConfig(maxTasks, maxDependencies, policy, expected);
    }

    /**
     * The same with other bounds.
     *
     * @param tasks tasks at the same time, 1 to 10,000,000
     * @param dependencies dependencies at the same time, 1 to 100,000,000
     * @return the settings
     */
    public DependencyResolverConfig withBounds(int tasks, int dependencies) {
        return new DependencyResolverConfig(tasks, dependencies, failurePolicy, expected);
    }
}
