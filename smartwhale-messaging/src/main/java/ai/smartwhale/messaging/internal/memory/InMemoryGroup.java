// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.messaging.internal.memory;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;

/**
 * A consumer group: its members, who owns which partition, and what is committed. A partition changes hands in two
 * steps: its owner finishes and lets go, then the new one takes it. Guarded by the lock of its cluster.
 */
final class InMemoryGroup {

    private final Map<InMemorySubscription, Set<String>> members = new LinkedHashMap<>();
    private final Map<TopicPartition, InMemorySubscription> owners = new HashMap<>();
    private final Map<TopicPartition, Long> committed = new HashMap<>();

    void join(InMemorySubscription member, Set<String> topics) {
        members.put(member, Set.copyOf(topics));
    }

    void leave(InMemorySubscription member) {
        members.remove(member);
        owners.values().removeIf(member::equals);
    }

    /** Forgets a topic that was deleted. */
    void forget(String topic) {
        owners.keySet().removeIf(partition -> partition.topic().equals(topic));
        committed.keySet().removeIf(partition -> partition.topic().equals(topic));
    }

    /** The partitions that a member should have, of the topics given with their numbers of partitions. */
    List<TopicPartition> target(InMemorySubscription member, Map<String, Integer> topics) {
        List<TopicPartition> target = new ArrayList<>();
        topics.keySet().stream().sorted(Comparator.naturalOrder()).forEach(topic -> {
            List<InMemorySubscription> interested = members.entrySet().stream()
                    .filter(entry -> entry.getValue().contains(topic))
                    .map(Map.Entry::getKey)
                    .toList();
            for (int i = 0; i < topics.getOrDefault(topic, 0) && !interested.isEmpty(); i++) {
                if (interested.get(i % interested.size()).equals(member)) {
                    target.add(new TopicPartition(topic, i));
                }
            }
        });
        return target;
    }

    /** Takes a partition if nobody has it. */
    boolean take(TopicPartition partition, InMemorySubscription member) {
        return owners.putIfAbsent(partition, member) == null;
    }

    void release(TopicPartition partition, InMemorySubscription member) {
        owners.remove(partition, member);
    }

    void commit(TopicPartition partition, long offset) {
        committed.put(partition, offset);
    }

    Optional<Long> committed(TopicPartition partition) {
        return Optional.ofNullable(committed.get(partition));
    }
}
