// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.messaging;

import ai.smartwhale.commons.InvalidValueException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

/**
 * What a subscription receives and how.
 *
 * @param topics the topics to begin with; may be empty where topics are added later
 * @param group the consumer group, whose committed offsets say where to go on
 * @param mode whether the members of the group share the messages or each receives all
 * @param start where a group without committed offsets begins
 * @param concurrency handlers that run at the same time, 1..1,024
 * @param maxInFlight messages received and not yet handled before receiving stops, 1..1,000,000
 * @param maxInFlightBytes bytes received and not yet handled before receiving stops, 1 KiB or more
 * @param retry what happens after a failed delivery
 * @param deadLetters whether a message that cannot be handled goes to the dead-letter topic; without it, it is retried
 *     for ever
 * @param drainTimeout how long handlers may finish when partitions are taken away; at most half of the consumer's
 *     {@code max.poll.interval.ms} is used
 * @param commits whether the group remembers what was handled; without it every start begins at {@code start}
 * @param properties further settings of the Kafka consumer
 */
public record SubscriptionConfig(
        Set<String> topics,
        String group,
        Mode mode,
        Start start,
        int concurrency,
        int maxInFlight,
        long maxInFlightBytes,
        RetryPolicy retry,
        boolean deadLetters,
        Duration drainTimeout,
        boolean commits,
        Map<String, String> properties) {

    /** The default of {@link #concurrency()}. */
    public static final int DEFAULT_CONCURRENCY = 16;
    /** The default of {@link #maxInFlight()}. */
    public static final int DEFAULT_MAX_IN_FLIGHT = 8_192;
    /** The default of {@link #maxInFlightBytes()}: 64 MiB. */
    public static final long DEFAULT_MAX_IN_FLIGHT_BYTES = 64L << 20;
    /** The default of {@link #drainTimeout()}. */
    public static final Duration DEFAULT_DRAIN_TIMEOUT = Duration.ofSeconds(5);

    /** Who receives a message. */
    public enum Mode {
        /** The members of the group share the partitions: each message goes to one member. */
        SHARED,
        /** This subscription receives every message of its topics, without joining a group. */
        ALL
    }

    /** Where a group without committed offsets begins. */
    public enum Start {
        /** With the oldest message that Kafka still has. */
        EARLIEST,
        /** With the first message written after the subscription (or after the topic was added). */
        LATEST
    }

    /**
     * Checks the components.
     *
     * @throws InvalidValueException if one is outside its range
     */
    public SubscriptionConfig {
        topics = Set.copyOf(topics);
        topics.forEach(topic -> TopicNames.requireTopicName("topics", topic));
        InvalidValueException.requireText("group", group);
        InvalidValueException.requirePresent("mode", mode);
        InvalidValueException.requirePresent("start", start);
        InvalidValueException.requireRange("concurrency", concurrency, 1, 1_024);
        InvalidValueException.requireRange("maxInFlight", maxInFlight, 1, 1_000_000);
        InvalidValueException.requireRange("maxInFlightBytes", maxInFlightBytes, 1_024, Long.MAX_VALUE);
        InvalidValueException.requirePresent("retry", retry);
        InvalidValueException.requirePositive("drainTimeout", drainTimeout);
        properties = Map.copyOf(properties);
    }

    /**
     * Starts from the defaults.
     *
     * @param group the consumer group
     * @param topics the topics
     * @return a builder
     */
    public static Builder builder(String group, String... topics) {
        return new Builder(group, Set.of(topics));
    }

    /** Builds a {@link SubscriptionConfig}. Not thread-safe. */
    public static final class Builder {

        private final String group;
        private final Set<String> topics;
        private Mode mode = Mode.SHARED;
        private Start start = Start.EARLIEST;
        private int concurrency = DEFAULT_CONCURRENCY;
        private int maxInFlight = DEFAULT_MAX_IN_FLIGHT;
        private long maxInFlightBytes = DEFAULT_MAX_IN_FLIGHT_BYTES;
        private RetryPolicy retry = RetryPolicy.DEFAULT;
        private boolean deadLetters = true;
        private Duration drainTimeout = DEFAULT_DRAIN_TIMEOUT;
        private boolean commits = true;
        private Map<String, String> properties = Map.of();

        private Builder(String group, Set<String> topics) {
            this.group = group;
            this.topics = topics;
        }

        /**
         * Sets who receives a message; {@link Mode#SHARED} by default.
         *
         * @param value the mode
         * @return this
         */
        public Builder mode(Mode value) {
            mode = value;
            return this;
        }

        /**
         * Sets where a group without committed offsets begins; {@link Start#EARLIEST} by default.
         *
         * @param value the start
         * @return this
         */
        public Builder start(Start value) {
            start = value;
            return this;
        }

        /**
         * Sets how many handlers run at the same time; {@value #DEFAULT_CONCURRENCY} by default.
         *
         * @param value 1..1,024
         * @return this
         */
        public Builder concurrency(int value) {
            concurrency = value;
            return this;
        }

        /**
         * Sets how many messages may be in hand; {@value #DEFAULT_MAX_IN_FLIGHT} by default.
         *
         * @param value 1..1,000,000
         * @return this
         */
        public Builder maxInFlight(int value) {
            maxInFlight = value;
            return this;
        }

        /**
         * Sets how many bytes may be in hand; 64 MiB by default.
         *
         * @param value 1 KiB or more
         * @return this
         */
        public Builder maxInFlightBytes(long value) {
            maxInFlightBytes = value;
            return this;
        }

        /**
         * Sets what happens after a failed delivery; {@link RetryPolicy#DEFAULT} by default.
         *
         * @param value the policy
         * @return this
         */
        public Builder retry(RetryPolicy value) {
            retry = value;
            return this;
        }

        /**
         * Sets whether messages that cannot be handled go to the dead-letter topic; true by default.
         *
         * @param value false to retry for ever
         * @return this
         */
        public Builder deadLetters(boolean value) {
            deadLetters = value;
            return this;
        }

        /**
         * Sets how long handlers may finish when partitions are taken away; 5 s by default, and never more than half of
         * the consumer's {@code max.poll.interval.ms}.
         *
         * @param value the time
         * @return this
         */
        public Builder drainTimeout(Duration value) {
            drainTimeout = value;
            return this;
        }

        /**
         * Sets whether the group remembers what was handled; true by default.
         *
         * @param value false to begin at {@link #start()} every time
         * @return this
         */
        public Builder commits(boolean value) {
            commits = value;
            return this;
        }

        /**
         * Sets further settings of the Kafka consumer.
         *
         * @param value names and values as kafka-clients knows them
         * @return this
         */
        public Builder properties(Map<String, String> value) {
            properties = value;
            return this;
        }

        /**
         * Builds the configuration.
         *
         * @return the configuration
         * @throws InvalidValueException if a value is outside its range
         */
        public SubscriptionConfig build() {
            return new SubscriptionConfig(
                    topics,
                    group,
                    mode,
                    start,
                    concurrency,
                    maxInFlight,
                    maxInFlightBytes,
                    retry,
                    deadLetters,
                    drainTimeout,
                    commits,
                    properties);
        }
    }
}
