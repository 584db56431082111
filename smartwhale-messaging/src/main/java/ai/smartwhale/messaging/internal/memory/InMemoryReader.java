// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.messaging.internal.memory;

import ai.smartwhale.messaging.IncomingMessage;
import ai.smartwhale.messaging.SubscriptionConfig;
import ai.smartwhale.messaging.SubscriptionConfig.Mode;
import ai.smartwhale.messaging.SubscriptionConfig.Start;
import ai.smartwhale.messaging.internal.Delivery;
import ai.smartwhale.messaging.internal.KeyedDispatcher;
import ai.smartwhale.messaging.internal.PartitionTracker;
import ai.smartwhale.messaging.internal.SubscriptionStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.TopicPartition;

/**
 * Reads the partitions of one subscription and feeds its dispatcher. Belongs to the thread of the subscription, except
 * for {@link #joinWith} and {@link #behind}.
 */
final class InMemoryReader {

    private static final Duration NAP = Duration.ofMillis(10);
    private static final int CHUNK = 500;

    /** Where a partition is read, and what of it is in hand. */
    private static final class Position {
        private final PartitionTracker tracker = new PartitionTracker();
        private volatile long next;
    }

    private final InMemorySubscription owner;
    private final SubscriptionConfig config;
    private final InMemoryCluster cluster;
    private final KeyedDispatcher dispatcher;
    private final SubscriptionStatus status;
    private final Map<TopicPartition, Position> positions = new ConcurrentHashMap<>();

    InMemoryReader(
            InMemorySubscription owner,
            SubscriptionConfig config,
            InMemoryCluster cluster,
            KeyedDispatcher dispatcher,
            SubscriptionStatus status) {
        this.owner = owner;
        this.config = config;
        this.cluster = cluster;
        this.dispatcher = dispatcher;
        this.status = status;
    }

    void joinWith(Set<String> topics) {
        if (config.mode() == Mode.SHARED) {
            cluster.change(() -> cluster.group(config.group()).join(owner, topics));
        } else {
            topics.stream().filter(topic -> !isRead(topic)).forEach(this::begin);
        }
    }

    private boolean isRead(String topic) {
        return positions.keySet().stream()
                .anyMatch(partition -> partition.topic().equals(topic));
    }

    /** Begins to read all partitions of a topic, from now on. */
    void begin(String topic) {
        List<TopicPartition> partitions = cluster.locked(() -> cluster.find(topic)
                .map(found -> partitions(topic, found.partitions()))
                .orElse(List.of()));
        partitions.forEach(this::take);
    }

    private static List<TopicPartition> partitions(String topic, int count) {
        List<TopicPartition> partitions = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            partitions.add(new TopicPartition(topic, i));
        }
        return partitions;
    }

    void end(String topic) {
        List.copyOf(positions.keySet()).stream()
                .filter(partition -> partition.topic().equals(topic))
                .forEach(this::letGo);
    }

    long behind() {
        return cluster.locked(() -> positions.entrySet().stream()
                .mapToLong(entry -> log(entry.getKey())
                        .map(log -> Math.max(0, log.end() - entry.getValue().next))
                        .orElse(0L))
                .sum());
    }

    void run(Queue<Runnable> questions) {
        try {
            while (status.isOpen()) {
                long version = cluster.version();
                for (Runnable question = questions.poll(); question != null; question = questions.poll()) {
                    question.run();
                }
                assign();
                boolean read = status.isReceiving() && !cluster.isAway() && read();
                dispatcher.nudge();
                dispatcher.trim();
                commit();
                if (!read) {
                    cluster.awaitChange(version, NAP);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            finish();
        }
    }

    /** Lets go of partitions that others should have, and takes those that we should and nobody has. */
    private void assign() {
        if (config.mode() == Mode.ALL) {
            return;
        }
        List<TopicPartition> target = cluster.locked(() -> {
            Map<String, Integer> counts = new HashMap<>();
            owner.topics().forEach(name -> cluster.find(name).ifPresent(topic -> counts.put(name, topic.partitions())));
            return cluster.group(config.group()).target(owner, counts);
        });
        List.copyOf(positions.keySet()).stream()
                .filter(partition -> !target.contains(partition))
                .forEach(this::letGo);
        for (TopicPartition partition : target) {
            if (!positions.containsKey(partition)
                    && cluster.locked(() -> cluster.group(config.group()).take(partition, owner))) {
                take(partition);
            }
        }
    }

    private void take(TopicPartition partition) {
        OptionalLong start = cluster.locked(() -> start(partition));
        if (start.isEmpty()) {
            // The topic was deleted meanwhile.
            cluster.change(() -> cluster.group(config.group()).release(partition, owner));
            return;
        }
        Position position = new Position();
        position.next = start.getAsLong();
        position.tracker.polledUpTo(position.next);
        positions.put(partition, position);
    }

    /** Under the lock of the cluster; empty if there is no such partition any more. */
    private OptionalLong start(TopicPartition partition) {
        Optional<InMemoryLog> log = log(partition);
        if (log.isEmpty()) {
            return OptionalLong.empty();
        }
        Optional<Long> committed =
                config.commits() ? cluster.group(config.group()).committed(partition) : Optional.empty();
        return OptionalLong.of(committed.orElseGet(() -> config.start() == Start.EARLIEST
                ? log.orElseThrow().begin()
                : log.orElseThrow().end()));
    }

    private Optional<InMemoryLog> log(TopicPartition partition) {
        return cluster.find(partition.topic())
                .filter(topic -> partition.partition() < topic.partitions())
                .map(topic -> topic.log(partition.partition()));
    }

    private void letGo(TopicPartition partition) {
        Position position = positions.get(partition);
        if (position == null) {
            return;
        }
        dispatcher.await(position.tracker::isDone, config.drainTimeout());
        commit(partition, position);
        position.tracker.end();
        positions.remove(partition);
        cluster.change(() -> cluster.group(config.group()).release(partition, owner));
    }

    private boolean read() {
        boolean any = false;
        for (Map.Entry<TopicPartition, Position> entry : positions.entrySet()) {
            Position position = entry.getValue();
            position.tracker.advance();
            int room = Math.min(CHUNK, config.maxInFlight() - dispatcher.inFlight());
            if (room <= 0 || dispatcher.inFlightBytes() >= config.maxInFlightBytes()) {
                dispatcher.await(() -> dispatcher.inFlight() <= config.maxInFlight() / 2, NAP);
                return true;
            }
            if (position.tracker.size() <= 2 * config.maxInFlight()) {
                any |= read(entry.getKey(), position, room);
            }
        }
        return any;
    }

    private boolean read(TopicPartition partition, Position position, int room) {
        List<IncomingMessage> messages = cluster.locked(
                () -> log(partition).map(log -> log.read(position.next, room)).orElse(List.of()));
        long now = System.nanoTime();
        for (IncomingMessage message : messages) {
            position.next = message.offset() + 1;
            position.tracker.polledUpTo(position.next);
            Delivery delivery = new Delivery(message, position.tracker, now);
            position.tracker.add(delivery);
            dispatcher.submit(delivery);
        }
        return !messages.isEmpty();
    }

    private void commit() {
        positions.forEach(this::commit);
    }

    private void commit(TopicPartition partition, Position position) {
        position.tracker.advance();
        if (config.commits() && position.tracker.isDirty()) {
            long offset = position.tracker.committable();
            cluster.locked(() -> {
                cluster.group(config.group()).commit(partition, offset);
                return true;
            });
            position.tracker.committed(offset);
        }
    }

    private void finish() {
        boolean done = dispatcher.await(
                () -> positions.values().stream().allMatch(position -> position.tracker.isDone()), status.timeLeft());
        status.drained(done);
        commit();
        dispatcher.close();
        positions.values().forEach(position -> position.tracker.end());
        positions.clear();
        cluster.change(() -> cluster.group(config.group()).leave(owner));
    }
}
