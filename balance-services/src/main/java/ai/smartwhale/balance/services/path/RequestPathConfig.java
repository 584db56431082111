// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services.path;

import ai.smartwhale.balance.batch.optimizer.SizeCalculatorConfig;
import ai.smartwhale.balance.batch.processor.BatchProcessorConfig;
import ai.smartwhale.balance.batch.processor.RequestMergerConfig;
import ai.smartwhale.balance.batch.processor.SplitLimits;
import ai.smartwhale.balance.core.scheduler.queue.FairQueueConfig;
import ai.smartwhale.commons.InvalidValueException;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * How a {@link RequestPath} decides.
 *
 * @param steps the decisions that are made; all by default
 * @param merging the bounds of merging
 * @param queue how requests are ranked, and how many may wait
 * @param batching how batches are formed, and how many may be under way
 * @param sizes how sizes of batches are chosen
 * @param slots how long a batch takes one of the slots of batching; until it is answered by default
 */
public record RequestPathConfig(
        Set<PathStep> steps,
        RequestMergerConfig merging,
        FairQueueConfig queue,
        BatchProcessorConfig batching,
        SizeCalculatorConfig sizes,
        SlotUse slots) {

    private static final int SENDING = 16;
    private static final int LARGEST_SENDING = 500;

    /**
     * Checks and copies the components.
     *
     * @throws InvalidValueException if one is null
     */
    public RequestPathConfig {
        InvalidValueException.requirePresent("steps", steps);
        Set<PathStep> copy = EnumSet.noneOf(PathStep.class);
        copy.addAll(steps);
        steps = Collections.unmodifiableSet(copy);
        InvalidValueException.requirePresent("merging", merging);
        InvalidValueException.requirePresent("queue", queue);
        InvalidValueException.requirePresent("batching", batching);
        InvalidValueException.requirePresent("sizes", sizes);
        InvalidValueException.requirePresent("slots", slots);
    }

    /**
     * The defaults of all parts.
     *
     * @return a configuration
     */
    public static RequestPathConfig defaults() {
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

    /**
     * Starts from what suits requests that are answered over Kafka: nothing waits for others to come, but what comes
     * while batches are being sent travels together; and what is never answered takes no slot.
     *
     * @param maxPending how many requests may be under way, 1 to 10,000,000
     * @return a builder
     * @throws InvalidValueException if the number is outside its range
     */
    public static Builder forKafka(int maxPending) {
        InvalidValueException.requireRange("maxPending", maxPending, 1, 10_000_000);
        return builder()
                .merging(RequestMergerConfig.builder()
                        .maxWaiters(maxPending)
                        .maxGroups(maxPending)
                        .build())
                // Any one model may have all of what may be under way.
                .queue(FairQueueConfig.builder().maxItems(2 * maxPending).build())
                .batching(BatchProcessorConfig.builder()
                        .parameters(Duration.ZERO, SENDING)
                        .limits(SplitLimits.ofItems(LARGEST_SENDING))
                        .build())
                .sizes(SizeCalculatorConfig.builder()
                        .sizes(1, LARGEST_SENDING, LARGEST_SENDING)
                        .build())
                .slots(SlotUse.UNTIL_SENT);
    }

    boolean does(PathStep step) {
        return steps.contains(step);
    }

    /** Builds {@link RequestPathConfig}. Not thread-safe. */
    public static final class Builder {
        private final Set<PathStep> steps = EnumSet.allOf(PathStep.class);
        private RequestMergerConfig merging = RequestMergerConfig.defaults();
        private FairQueueConfig queue = FairQueueConfig.defaults();
        private BatchProcessorConfig batching = BatchProcessorConfig.defaults();
        private SizeCalculatorConfig sizes = SizeCalculatorConfig.defaults();
        private SlotUse slots = SlotUse.UNTIL_ANSWERED;

        private Builder() {}

        /** Switches a decision on or off. */
        public Builder step(PathStep step, boolean on) {
            if (on) {
                steps.add(InvalidValueException.requirePresent("step", step));
            } else {
                steps.remove(InvalidValueException.requirePresent("step", step));
            }
            return this;
        }

        /** Sets {@link RequestPathConfig#merging()}. */
        public Builder merging(RequestMergerConfig value) {
            merging = value;
            return this;
        }

        /** Sets {@link RequestPathConfig#queue()}. */
        public Builder queue(FairQueueConfig value) {
            queue = value;
            return this;
        }

        /** Sets {@link RequestPathConfig#batching()}. */
        public Builder batching(BatchProcessorConfig value) {
            batching = value;
            return this;
        }

        /** Sets {@link RequestPathConfig#sizes()}. */
        public Builder sizes(SizeCalculatorConfig value) {
            sizes = value;
            return this;
        }

        /** Sets {@link RequestPathConfig#slots()}. */
        public Builder slots(SlotUse value) {
            slots = value;
            return this;
        }

        /**
         * Builds the configuration.
         *
         * @return the configuration
         * @throws InvalidValueException if a component is null
         */
        public RequestPathConfig build() {
            return new RequestPathConfig(steps, merging, queue, batching, sizes, slots);
        }
    }
}
