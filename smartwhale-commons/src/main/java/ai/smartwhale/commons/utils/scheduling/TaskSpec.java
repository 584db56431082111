// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.utils.scheduling;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.LimitExceededException;
import java.time.Duration;
import java.util.Optional;

/**
 * What a task does and how it gets along with others. Immutable.
 *
 * @param name for logs and reports, 1 to 200 characters
 * @param action what it does
 * @param resource what it needs for itself while it runs; tasks with the same resource are in conflict when they
 *     overlap. Default: none
 * @param expectedDuration how long a run takes, for the forecast of conflicts; 0 or more. Default: one second
 * @param conflictPolicy what becomes of a run that finds its resource busy. Default: {@link ConflictPolicy#DELAY}
 * @param missedRunPolicy what becomes of runs that could not start in time. Default: {@link MissedRunPolicy#RUN_ONCE}
 * @param failurePolicy what becomes of a recurring task when a run fails. Default: {@link FailurePolicy#CONTINUE}
 */
public record TaskSpec(
        String name,
        TaskAction action,
        Optional<String> resource,
        Duration expectedDuration,
        ConflictPolicy conflictPolicy,
        MissedRunPolicy missedRunPolicy,
        FailurePolicy failurePolicy) {

    private static final int LONGEST_NAME = 200;

    /** Checks every component. */
    public TaskSpec {
        InvalidValueException.requireText("name", name);
        LimitExceededException.requireAtMost("name, in characters", name.length(), LONGEST_NAME);
        InvalidValueException.requirePresent("action", action);
        InvalidValueException.requirePresent("resource", resource);
        resource.ifPresent(key -> {
            InvalidValueException.requireText("resource", key);
            LimitExceededException.requireAtMost("resource, in characters", key.length(), LONGEST_NAME);
        });
        if (InvalidValueException.requirePresent("expectedDuration", expectedDuration)
                .isNegative()) {
            throw new InvalidValueException("expectedDuration", expectedDuration, "0 or more");
        }
        InvalidValueException.requirePresent("conflictPolicy", conflictPolicy);
        InvalidValueException.requirePresent("missedRunPolicy", missedRunPolicy);
        InvalidValueException.requirePresent("failurePolicy", failurePolicy);
    }

    /**
     * A task with all defaults.
     *
     * @param name for logs and reports
     * @param action what it does
     * @return the task
     */
    public static TaskSpec of(String name, TaskAction action) {
        return builder(name, action).build();
    }

    /**
     * A builder that holds the defaults.
     *
     * @param name for logs and reports
     * @param action what it does
     * @return the builder
     */
    public static Builder builder(String name, TaskAction action) {
        return new Builder(name, action);
    }

    /** Collects what a task is made of. Not thread-safe. */
    public static final class Builder {

        private final String name;
        private final TaskAction action;
        private Optional<String> resource = Optional.empty();
        private Duration expectedDuration = Duration.ofSeconds(1);
        private ConflictPolicy conflictPolicy = ConflictPolicy.DELAY;
        private MissedRunPolicy missedRunPolicy = MissedRunPolicy.RUN_ONCE;
        private FailurePolicy failurePolicy = FailurePolicy.CONTINUE;

        private Builder(String name, TaskAction action) {
            this.name = name;
            this.action = action;
        }

        /**
         * Sets what the task needs for itself.
         *
         * @param value the key of the resource
         * @return this
         */
        public Builder resource(String value) {
            resource = Optional.of(InvalidValueException.requireText("resource", value));
            return this;
        }

        /**
         * Sets how long a run is expected to take.
         *
         * @param value 0 or more
         * @return this
         */
        public Builder expectedDuration(Duration value) {
            expectedDuration = value;
            return this;
        }

        /**
         * Sets what becomes of a run that finds its resource busy.
         *
         * @param value the policy
         * @return this
         */
        public Builder conflictPolicy(ConflictPolicy value) {
            conflictPolicy = value;
            return this;
        }

        /**
         * Sets what becomes of runs that could not start in time.
         *
         * @param value the policy
         * @return this
         */
        public Builder missedRunPolicy(MissedRunPolicy value) {
            missedRunPolicy = value;
            return this;
        }

        /**
         * Sets what becomes of a recurring task when a run fails.
         *
         * @param value the policy
         * @return this
         */
        public Builder failurePolicy(FailurePolicy value) {
            failurePolicy = value;
            return this;
        }

        /**
         * Builds.
         *
         * @return the task
         * @throws InvalidValueException naming what is not allowed
         * @throws LimitExceededException if a text is too long
         */
        public TaskSpec build() {
            return new TaskSpec(
                    name, action, resource, expectedDuration, conflictPolicy, missedRunPolicy, failurePolicy);
        }
    }
}
