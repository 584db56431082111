// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.messaging.internal;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** The trackers of all partitions from which something was received. Belongs to the polling thread. */
final class TrackedPartitions {

    private final Map<TopicPartition, PartitionTracker> trackers = new HashMap<>();
    private final Set<TopicPartition> changed = new HashSet<>();
    private final int window;

    /**
     * Creates the collection.
     *
     * @param window messages behind an unfinished one before a partition is held back
     */
    TrackedPartitions(int window) {
        this.window = window;
    }

    PartitionTracker touch(TopicPartition partition, long position) {
        PartitionTracker tracker = trackers.computeIfAbsent(partition, p -> new PartitionTracker());
        tracker.polledUpTo(position);
        changed.add(partition);
        return tracker;
    }

    static Delivery delivery(ConsumerRecord<byte[], byte[]> record, PartitionTracker tracker, long now) {
        Delivery delivery = new Delivery(Records.message(record), tracker, now);
        tracker.add(delivery);
        return delivery;
    }

    /** Partitions whose first unfinished message is too far behind the others. */
    Set<TopicPartition> heldBack() {
        Set<TopicPartition> held = Set.of();
        for (TopicPartition partition : changed) {
            PartitionTracker tracker = tracker(partition);
            tracker.advance();
            if (tracker.size() > window) {
                held = held.isEmpty() ? new HashSet<>() : held;
                held.add(partition);
            }
        }
        return held;
    }

    /** What may be committed and was not yet. */
    Map<TopicPartition, OffsetAndMetadata> committable() {
        Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
        for (TopicPartition partition : changed) {
            PartitionTracker tracker = tracker(partition);
            tracker.advance();
            if (tracker.isDirty()) {
                offsets.put(partition, new OffsetAndMetadata(tracker.committable()));
            }
        }
        return offsets;
    }

    void committed(Map<TopicPartition, OffsetAndMetadata> offsets) {
        offsets.forEach((partition, offset) -> {
            PartitionTracker tracker = trackers.get(partition);
            if (tracker != null) {
                tracker.committed(offset.offset());
                if (tracker.size() == 0 && !tracker.isDirty()) {
                    changed.remove(partition);
                }
            }
        });
    }

    boolean allDone() {
        return changed.stream().allMatch(partition -> tracker(partition).isDone());
    }

    /** Waits until every message of the partitions is done. */
    boolean drain(KeyedDispatcher dispatcher, Collection<TopicPartition> partitions, Duration timeout) {
        return dispatcher.await(
                () -> partitions.stream().map(trackers::get).allMatch(tracker -> tracker == null || tracker.isDone()),
                timeout);
    }

    /** Drops partitions that are no longer ours; what they have not begun is never begun. Counts what was left. */
    int end(Collection<TopicPartition> partitions) {
        int left = 0;
        for (TopicPartition partition : partitions) {
            PartitionTracker tracker = trackers.remove(partition);
            changed.remove(partition);
            if (tracker != null) {
                tracker.end();
                tracker.advance();
                left += tracker.size();
            }
        }
        return left;
    }

    Map<TopicPartition, OffsetAndMetadata> committable(Collection<TopicPartition> partitions) {
        Map<TopicPartition, OffsetAndMetadata> offsets = committable();
        offsets.keySet().retainAll(partitions);
        return offsets;
    }

    Set<TopicPartition> all() {
        return Set.copyOf(trackers.keySet());
    }

    private PartitionTracker tracker(TopicPartition partition) {
        return java.util.Objects.requireNonNull(trackers.get(partition));
    }
}
