// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.scheduler;

import ai.smartwhale.balance.core.scheduler.queue.FairQueueConfig;
import ai.smartwhale.commons.InvalidValueException;
import java.time.Duration;

/**
 * How a {@link TaskScheduler} works.
 *
 * @param name the prefix of the names of its threads; "task" by default
 * @param queue how tasks are ordered, and how many may wait
 * @param slots tasks that run at the same time, 1 to 10,000; as many as there are processors by default
 * @param rejectPolicy what happens when the queue is full; the new task is rejected by default
 * @param lookAhead how many tasks in the order of the queue are asked for one that can run, 1 to 10,000; 16 by default
 * @param maxSkips how often a task may be passed over before what it needs is kept for it, 1 to 1,000,000; 64 by
 *     default
 * @param dryPause how long nothing is tried after everything that could be asked was short of resources, unless
 *     resources are given back before; above zero; 50 ms by default
 * @param leaseTtl how long resources are lent to a task that never expires, above zero; 10 minutes by default
 * @param maxWeights models that may have a weight of their own, 0 to 1,000,000; 10,000 by default
 * @param closeTimeout how long a close waits for tasks that run, above zero; 5 seconds by default
 */
public record TaskSchedulerConfig(
        String name,
        FairQueueConfig queue,
        int slots,
        RejectPolicy rejectPolicy,
        int lookAhead,
        int maxSkips,
        Duration dryPause,
        Duration leaseTtl,
        int maxWeights,
        Duration closeTimeout) {

    /**
     * Checks every component.
     *
     * @throws InvalidValueException if a component is outside of its range
     */
    public TaskSchedulerConfig {
        InvalidValueException.requireText("name", name);
        InvalidValueException.requirePresent("queue", queue);
        InvalidValueException.requireRange("slots", slots, 1, 10_000);
        InvalidValueException.requirePresent("rejectPolicy", rejectPolicy);
        InvalidValueException.requireRange("lookAhead", lookAhead, 1, 10_000);
        InvalidValueException.requireRange("maxSkips", maxSkips, 1, 1_000_000);
        InvalidValueException.requirePositive("dryPause", dryPause);
        InvalidValueException.requirePositive("leaseTtl", leaseTtl);
        InvalidValueException.requireRange("maxWeights", maxWeights, 0, 1_000_000);
        InvalidValueException.requirePositive("closeTimeout", closeTimeout);
    }

    /**
     * The documented defaults.
     *
     * @return the settings
     */
    public static TaskSchedulerConfig defaults() {
        return builder().build();
    }

    /**
     * Starts from the defaults.
     *
     * @return a builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /** Collects settings; not thread-safe. */
    public static final class Builder {

        private String name = "task";
        private FairQueueConfig queue = FairQueueConfig.defaults();
        private int slots = Runtime.getRuntime().availableProcessors();
        private RejectPolicy rejectPolicy = new RejectPolicy.RejectNew();
        private int lookAhead = 16;
        private int maxSkips = 64;
        private Duration dryPause = Duration.ofMillis(50);
        private Duration leaseTtl = Duration.ofMinutes(10);
        private int maxWeights = 10_000;
        private Duration closeTimeout = Duration.ofSeconds(5);

        private Builder() {}

        /**
         * Sets name.
         *
         * @param value the prefix of the names of its threads
         * @return this
         */
        public Builder name(String value) {
            this.name = value;
            return this;
        }

        /**
         * Sets queue.
         *
         * @param value how tasks are ordered, and how many may wait
         * @return this
         */
        public Builder queue(FairQueueConfig value) {
            this.queue = value;
            return this;
        }

        /**
         * Sets slots.
         *
         * @param value tasks that run at the same time, 1 to 10,000
         * @return this
         */
        public Builder slots(int value) {
            this.slots = value;
            return this;
        }

        /**
         * Sets rejectPolicy.
         *
         * @param value what happens when the queue is full
         * @return this
         */
        public Builder rejectPolicy(RejectPolicy value) {
            this.rejectPolicy = value;
            return this;
        }

        /**
         * Sets lookAhead.
         *
         * @param value how many tasks are asked for one that can run, 1 to 10,000
         * @return this
         */
        public Builder lookAhead(int value) {
            this.lookAhead = value;
            return this;
        }

        /**
         * Sets maxSkips.
         *
         * @param value how often a task may be passed over, 1 to 1,000,000
         * @return this
         */
        public Builder maxSkips(int value) {
            this.maxSkips = value;
            return this;
        }

        /**
         * Sets dryPause.
         *
         * @param value how long nothing is tried while resources are short, above zero
         * @return this
         */
        public Builder dryPause(Duration value) {
            this.dryPause = value;
            return this;
        }

        /**
         * Sets leaseTtl.
         *
         * @param value how long resources are lent to a task that never expires, above zero
         * @return this
         */
        public Builder leaseTtl(Duration value) {
            this.leaseTtl = value;
            return this;
        }

        /**
         * Sets maxWeights.
         *
         * @param value models that may have a weight of their own, 0 to 1,000,000
         * @return this
         */
        public Builder maxWeights(int value) {
            this.maxWeights = value;
            return this;
        }

        /**
         * Sets closeTimeout.
         *
         * @param value how long a close waits for tasks that run, above zero
         * @return this
         */
        public Builder closeTimeout(Duration value) {
            this.closeTimeout = value;
            return this;
        }

        /**
         * Checks and builds.
         *
         * @return the settings
         * @throws InvalidValueException if one is outside of its range
         */
        public TaskSchedulerConfig build() {
            return new TaskSchedulerConfig(
                    name,
                    queue,
                    slots,
                    rejectPolicy,
                    lookAhead,
                    maxSkips,
                    dryPause,
                    leaseTtl,
                    maxWeights,
                    closeTimeout);
        }
    }
}
