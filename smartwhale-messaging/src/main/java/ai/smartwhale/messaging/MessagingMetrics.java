// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.messaging;

import java.time.Duration;

/**
 * Receives what a {@link KafkaService} counts and measures. Methods are called on hot paths, from many threads, and
 * must return at once. An exception of an implementation is logged and otherwise ignored.
 */
public interface MessagingMetrics {

    /**
     * Discards everything.
     *
     * @return the metrics that cost nothing
     */
    static MessagingMetrics disabled() {
        return NoMessagingMetrics.INSTANCE;
    }

    /**
     * A message was acknowledged by Kafka.
     *
     * @param topic the topic
     * @param bytes the size of the value
     * @param latency from acceptance to acknowledgement
     */
    default void sent(String topic, int bytes, Duration latency) {}

    /**
     * A message was refused or not acknowledged.
     *
     * @param topic the topic
     * @param reason the simple name of the exception
     */
    default void sendFailed(String topic, String reason) {}

    /**
     * A message was handled.
     *
     * @param topic the topic
     * @param latency from receipt to completion
     */
    default void handled(String topic, Duration latency) {}

    /**
     * A delivery failed and will be tried again.
     *
     * @param topic the topic
     * @param attempt the failed attempt, from 1
     */
    default void retried(String topic, int attempt) {}

    /**
     * A message was written to the dead-letter topic.
     *
     * @param topic the topic from which it came
     */
    default void deadLettered(String topic) {}

    /**
     * Partitions were taken from a subscription and its work was drained.
     *
     * @param group the consumer group
     * @param drain how long the drain took
     * @param abandoned messages in hand that were not finished in time; they will be delivered again
     */
    default void rebalanced(String group, Duration drain, int abandoned) {}

    /**
     * A subscription stopped or started receiving because its handlers were slow or had caught up.
     *
     * @param group the consumer group
     * @param paused true when it stopped
     */
    default void backPressure(String group, boolean paused) {}
}
