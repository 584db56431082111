// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.messaging.internal.memory;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.messaging.BrokerUnreachableException;
import ai.smartwhale.messaging.DeliveryFailedException;
import ai.smartwhale.messaging.IncomingMessage;
import ai.smartwhale.messaging.KafkaConfig;
import ai.smartwhale.messaging.KafkaService;
import ai.smartwhale.messaging.MessagingResources;
import ai.smartwhale.messaging.OutgoingMessage;
import ai.smartwhale.messaging.SendReceipt;
import ai.smartwhale.messaging.TopicInfo;
import ai.smartwhale.messaging.TopicSpec;
import ai.smartwhale.messaging.UnknownTopicException;
import ai.smartwhale.messaging.memory.InMemoryKafka;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Topics and groups under one lock, and a condition that tells whoever waits that something changed. */
public final class InMemoryCluster implements InMemoryKafka {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Map<String, InMemoryTopic> topics = new TreeMap<>();
    private final Map<String, InMemoryGroup> groups = new HashMap<>();
    private final List<Runnable> held = new ArrayList<>();
    private final int retained;
    private final Clock clock;
    private long version;
    private boolean holding;
    private boolean away;
    private int failures;

    /**
     * Creates a cluster.
     *
     * @param retained records that each partition keeps, 1 or more
     * @param clock the time of records
     */
    public InMemoryCluster(int retained, Clock clock) {
        this.retained = (int) InvalidValueException.requireRange("retainedRecords", retained, 1, Integer.MAX_VALUE);
        this.clock = InvalidValueException.requirePresent("clock", clock);
    }

    @Override
    public KafkaService newService(KafkaConfig config, MessagingResources resources) {
        return new InMemoryKafkaService(this, config, resources);
    }

    @Override
    public void failNextSends(int count) {
        InvalidValueException.requireRange("count", count, 0, Integer.MAX_VALUE);
        change(() -> failures = count);
    }

    @Override
    public void holdAcknowledgements(boolean hold) {
        change(() -> holding = hold);
        if (!hold) {
            letGo();
        }
    }

    @Override
    public void reachable(boolean reachable) {
        change(() -> away = !reachable);
    }

    @Override
    public void close() {
        change(() -> {
            away = true;
            topics.clear();
            groups.clear();
        });
        holdAcknowledgements(false);
    }

    /** Does something under the lock and tells everybody. */
    void change(Runnable action) {
        locked(() -> {
            action.run();
            tell();
            return true;
        });
    }

    private void tell() {
        version++;
        changed.signalAll();
    }

    /** Asks something under the lock. */
    <T> T locked(Supplier<T> question) {
        lock.lock();
        try {
            return question.get();
        } finally {
            lock.unlock();
        }
    }

    /** How often something changed. */
    long version() {
        return locked(() -> version);
    }

    /** Waits until something changes after a version that was seen. */
    void awaitChange(long seen, Duration timeout) throws InterruptedException {
        long left = timeout.toNanos();
        lock.lock();
        try {
            while (version == seen && left > 0) {
                left = changed.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    void requireReachable() {
        if (locked(() -> away)) {
            throw new BrokerUnreachableException("connecting to memory: the cluster is away", null);
        }
    }

    boolean isAway() {
        return locked(() -> away);
    }

    /** Writes a record; the acknowledgement comes at once, or when those held are let go. */
    void append(OutgoingMessage message, byte[] value, Consumer<SendReceipt> acknowledged) {
        boolean now = locked(() -> {
            SendReceipt receipt = write(message, value);
            held.add(() -> acknowledged.accept(receipt));
            return !holding;
        });
        if (now) {
            letGo();
        }
    }

    private SendReceipt write(OutgoingMessage message, byte[] value) {
        if (away || failures > 0) {
            failures = Math.max(0, failures - 1);
            throw new DeliveryFailedException("sending to " + message.topic() + ": not acknowledged in time", null);
        }
        InMemoryTopic topic = topic(message.topic());
        int partition = topic.partition(message);
        InMemoryLog log = topic.log(partition);
        Instant now = clock.instant();
        SendReceipt receipt = new SendReceipt(message.topic(), partition, log.end(), now);
        log.append(new IncomingMessage(
                message.topic(), partition, log.end(), now, message.key(), value, message.headers(), 1));
        tell();
        return receipt;
    }

    private void letGo() {
        List<Runnable> freed = locked(() -> {
            List<Runnable> all = List.copyOf(held);
            held.clear();
            return all;
        });
        freed.forEach(Runnable::run);
    }

    InMemoryTopic topic(String name) {
        InMemoryTopic topic = topics.get(name);
        if (topic == null) {
            throw new UnknownTopicException("topic " + name + ": there is no such topic", null);
        }
        return topic;
    }

    Optional<InMemoryTopic> find(String name) {
        return Optional.ofNullable(topics.get(name));
    }

    InMemoryGroup group(String name) {
        return groups.computeIfAbsent(name, n -> new InMemoryGroup());
    }

    boolean create(TopicSpec spec) {
        requireReachable();
        return locked(() -> {
            tell();
            return topics.putIfAbsent(spec.name(), new InMemoryTopic(spec, retained)) == null;
        });
    }

    boolean delete(String name) {
        requireReachable();
        return locked(() -> {
            groups.values().forEach(group -> group.forget(name));
            tell();
            return topics.remove(name) != null;
        });
    }

    Set<String> names() {
        requireReachable();
        return locked(() -> new TreeSet<>(topics.keySet()));
    }

    Optional<TopicInfo> info(String name) {
        requireReachable();
        return locked(() -> find(name).map(InMemoryTopic::info));
    }
}
