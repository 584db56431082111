// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.messaging.internal;

import ai.smartwhale.messaging.MessagingMetrics;
import ai.smartwhale.messaging.SubscriptionConfig;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/** What a subscription needs of its service. Thread-safe. */
interface SubscriptionContext {

    KafkaConsumer<byte[], byte[]> newConsumer(String id, SubscriptionConfig config);

    /** How long handlers may finish when partitions are taken away, before the group would give the member up. */
    Duration drainTimeout(SubscriptionConfig config);

    MessagingMetrics metrics();

    Duration closeTimeout();

    /** Completes if the topic exists, exceptionally if not. */
    CompletableFuture<Void> checkTopic(String topic);

    /** Where a subscription of mode ALL begins in each partition of a topic. */
    CompletableFuture<Map<TopicPartition, Long>> startPositions(String topic, SubscriptionConfig config);

    /** Completes futures of callers away from the polling thread. */
    void complete(Runnable completion);
}
