// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.messaging.internal;

import ai.smartwhale.messaging.SubscriptionConfig;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds partitions that were added to topics while these are received without a group, since then nobody but us assigns
 * them. Looks at what the client knows of the cluster anyway. A new partition is read from its beginning: everything in
 * it was written after its topic was subscribed to. Belongs to the polling thread.
 */
final class GrownTopics {

    private static final Logger LOG = LoggerFactory.getLogger(ConsumerLoop.class);
    private static final long PAUSE_NANOS = 1_000_000_000L;

    private final SubscriptionConfig config;
    private final Consumer<byte[], byte[]> consumer;
    private long next;

    GrownTopics(SubscriptionConfig config, Consumer<byte[], byte[]> consumer) {
        this.config = config;
        this.consumer = consumer;
    }

    /** Receives from now on what was added; tells which partitions these are. */
    Set<TopicPartition> assignNew(long nanos) {
        if (config.mode() == SubscriptionConfig.Mode.SHARED || nanos - next < 0) {
            return Set.of();
        }
        next = nanos + PAUSE_NANOS;
        Set<TopicPartition> assigned = consumer.assignment();
        Map<String, Integer> counts = new HashMap<>();
        assigned.forEach(partition -> counts.merge(partition.topic(), 1, Integer::sum));
        Set<TopicPartition> added = new HashSet<>();
        counts.forEach((topic, count) -> {
            int before = added.size();
            for (PartitionInfo partition : partitions(topic)) {
                TopicPartition found = new TopicPartition(topic, partition.partition());
                if (!assigned.contains(found)) {
                    added.add(found);
                }
            }
            if (added.size() > before) {
                LOG.info("topic {} has grown from {} to {} partitions", topic, count, count + added.size() - before);
            }
        });
        if (!added.isEmpty()) {
            Set<TopicPartition> all = new HashSet<>(assigned);
            all.addAll(added);
            consumer.assign(all);
            consumer.seekToBeginning(added);
        }
        return added;
    }

    /** Asks the cluster only about topics of which nothing is known, which are those that were deleted. */
    private List<PartitionInfo> partitions(String topic) {
        try {
            return consumer.partitionsFor(topic, Duration.ZERO);
        } catch (WakeupException e) {
            throw e;
        } catch (KafkaException e) {
            LOG.debug("the partitions of {} are not known now", topic, e);
            return List.of();
        }
    }
}
