// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.messaging.internal;

import ai.smartwhale.messaging.CodecMissingException;
import ai.smartwhale.messaging.CompressionCodec;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps partitions whose compression cannot be undone here from stopping the others. The client then throws an error
 * from its poll that does not say for which partition, after it has moved the positions of others past records that it
 * never gave out. So the partition is found by polling each alone, and the others go back to where they were. Belongs
 * to the polling thread; costs nothing where all codecs are there.
 */
final class UnreadablePartitions {

    private static final Logger LOG = LoggerFactory.getLogger(ConsumerLoop.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final String group;
    private final Consumer<byte[], byte[]> consumer;
    private final SubscriptionStatus status;
    private final boolean watching = Arrays.stream(CompressionCodec.values()).anyMatch(codec -> !codec.isAvailable());
    private final Map<TopicPartition, Long> positions = new HashMap<>();
    private final Map<TopicPartition, CodecMissingException> held = new HashMap<>();

    UnreadablePartitions(String group, Consumer<byte[], byte[]> consumer, SubscriptionStatus status) {
        this.group = group;
        this.consumer = consumer;
        this.status = status;
    }

    /** Remembers where partitions begin. */
    void assigned(Collection<TopicPartition> partitions) {
        if (!watching) {
            return;
        }
        for (TopicPartition partition : partitions) {
            try {
                positions.put(partition, consumer.position(partition, PATIENCE));
            } catch (KafkaException e) {
                LOG.debug("{} begins at a position that is not known yet", partition, e);
            }
        }
    }

    void received(TopicPartition partition, long next) {
        if (watching) {
            positions.put(partition, next);
        }
    }

    void ended(Collection<TopicPartition> partitions) {
        positions.keySet().removeAll(partitions);
        if (held.keySet().removeAll(partitions)) {
            tell();
        }
    }

    /** Adds those that are held back here to those that are for other reasons. */
    Set<TopicPartition> with(Set<TopicPartition> others) {
        if (held.isEmpty()) {
            return others;
        }
        Set<TopicPartition> all = new HashSet<>(others);
        all.addAll(held.keySet());
        return all;
    }

    /** Finds out which partition made a poll fail. Nothing that is received meanwhile counts. */
    void find(NoClassDefFoundError error) {
        CompressionCodec codec = CompressionCodec.missing(error).orElseThrow(() -> error);
        Set<TopicPartition> suspects = new HashSet<>(consumer.assignment());
        suspects.removeAll(consumer.paused());
        for (TopicPartition suspect : suspects) {
            consumer.pause(consumer.assignment());
            probe(suspect, error);
        }
        if (suspects.stream().noneMatch(held::containsKey)) {
            status.error(new CodecMissingException("a partition of " + group, codec, error));
        }
        suspects.retainAll(consumer.assignment());
        for (TopicPartition partition : suspects) {
            Optional.ofNullable(positions.get(partition)).ifPresent(position -> consumer.seek(partition, position));
        }
        tell();
    }

    private void probe(TopicPartition suspect, NoClassDefFoundError first) {
        if (!consumer.assignment().contains(suspect)) {
            return;
        }
        consumer.resume(Set.of(suspect));
        try {
            ConsumerRecords<byte[], byte[]> readable = consumer.poll(Duration.ZERO);
            LOG.trace("{} records of {} can be read", readable.count(), suspect);
        } catch (NoClassDefFoundError error) {
            hold(suspect, error);
        } catch (KafkaException error) {
            // The client marks the partition that failed, and from then on says no more than that. What concerns all
            // partitions has types of its own, and comes again.
            if (error.getClass() == KafkaException.class) {
                hold(suspect, first);
            }
        }
    }

    private void hold(TopicPartition partition, NoClassDefFoundError error) {
        CompressionCodec codec = CompressionCodec.missing(error).orElseThrow(() -> error);
        CodecMissingException reason = new CodecMissingException(partition.toString(), codec, error);
        held.put(partition, reason);
        LOG.error("{}; {} holds it back, and goes on with the others", reason.getMessage(), group);
    }

    private void tell() {
        status.unreadable(held.values().stream().findFirst());
    }
}
