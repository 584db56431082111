// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.messaging.internal;

import ai.smartwhale.messaging.MessagingException;
import ai.smartwhale.messaging.MessagingMetrics;
import ai.smartwhale.messaging.SubscriptionConfig;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Polls one consumer, feeds the dispatcher, and commits what is done. It never stops polling, however slow the handlers
 * are: partitions are paused instead, so that the group keeps its member. Everything here belongs to the polling
 * thread, except {@link #ask} and {@link #wakeUp}.
 */
final class ConsumerLoop implements ConsumerRebalanceListener {

    private static final Logger LOG = LoggerFactory.getLogger(ConsumerLoop.class);
    private static final Duration IDLE = Duration.ofMillis(500);
    private static final Duration BUSY = Duration.ofMillis(100);
    private static final Duration WAITING_WORK = Duration.ofMillis(5);
    private static final Duration PATIENCE = Duration.ofMillis(20);
    private static final Duration COMMIT_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration CLOSE_TIMEOUT = Duration.ofMillis(200);
    private static final Duration AFTER_ERROR = Duration.ofMillis(200);
    /** What a killed member had handled since its last commit is handled again by others. */
    private static final long COMMIT_NANOS = 200_000_000L;

    private static final long LAG_NANOS = 200_000_000L;

    private final SubscriptionConfig config;
    private final Consumer<byte[], byte[]> consumer;
    private final KeyedDispatcher dispatcher;
    private final MessagingMetrics metrics;
    private final TrackedPartitions tracked;
    private final UnreadablePartitions unreadable;
    private final GrownTopics grown;
    private final SubscriptionStatus status;
    private final Duration drainTimeout;
    private final int pollRecords;
    private final Queue<Runnable> questions = new ConcurrentLinkedQueue<>();
    private boolean overloaded;
    private long nextCommit;
    private long nextLag;
    private boolean committing;

    ConsumerLoop(
            SubscriptionConfig config,
            Consumer<byte[], byte[]> consumer,
            KeyedDispatcher dispatcher,
            MessagingMetrics metrics,
            SubscriptionStatus status,
            Duration drainTimeout) {
        this.config = config;
        this.consumer = consumer;
        this.dispatcher = dispatcher;
        this.metrics = metrics;
        this.status = status;
        this.drainTimeout = drainTimeout;
        this.pollRecords = pollRecords(config);
        this.tracked = new TrackedPartitions(2 * config.maxInFlight());
        this.unreadable = new UnreadablePartitions(config.group(), consumer, status);
        this.grown = new GrownTopics(config, consumer);
    }

    /** Records per poll: few enough that the bound of messages in hand is never passed. */
    static int pollRecords(SubscriptionConfig config) {
        return Math.max(1, Math.min(2_000, config.maxInFlight() / 4));
    }

    /** Has something done by the polling thread, soon. */
    void ask(Runnable question) {
        questions.add(question);
        consumer.wakeup();
    }

    void wakeUp() {
        consumer.wakeup();
    }

    /** Runs until the subscription is to close, then finishes what is in hand. */
    void run() {
        try {
            while (status.isOpen()) {
                try {
                    step();
                } catch (WakeupException e) {
                    LOG.trace("woken up");
                } catch (InterruptException e) {
                    status.fail(Errors.of(e, "the consumer of " + config.group() + " was interrupted"));
                } catch (KafkaException e) {
                    recover(e);
                }
            }
            finish();
        } catch (RuntimeException | Error e) {
            // Not to be taken for an end that somebody wanted.
            status.fail(Errors.of(e, "the consumer of " + config.group()));
            throw e;
        } finally {
            dispatcher.close();
            tracked.end(tracked.all());
            close();
        }
    }

    private void recover(KafkaException e) {
        MessagingException error = Errors.of(e, "the consumer of " + config.group());
        if (Errors.isFatal(e)) {
            LOG.error("the subscription of {} ends", config.group(), e);
            status.fail(error);
        } else {
            LOG.warn("the consumer of {} goes on after an error", config.group(), e);
            status.error(error);
            dispatcher.await(() -> !status.isOpen(), AFTER_ERROR);
        }
    }

    private void step() {
        answer();
        regulate();
        if (consumer.assignment().isEmpty() && consumer.subscription().isEmpty()) {
            dispatcher.await(() -> !questions.isEmpty() || !status.isOpen(), BUSY);
            return;
        }
        try {
            receive(consumer.poll(patience()));
        } catch (NoClassDefFoundError e) {
            unreadable.find(e);
        }
        housekeeping(false);
    }

    private void receive(ConsumerRecords<byte[], byte[]> records) {
        if (!records.isEmpty()) {
            Map<TopicPartition, OffsetAndMetadata> positions = records.nextOffsets();
            long now = System.nanoTime();
            for (TopicPartition partition : records.partitions()) {
                OffsetAndMetadata position = positions.get(partition);
                var polled = records.records(partition);
                long next = position == null ? polled.get(polled.size() - 1).offset() + 1 : position.offset();
                PartitionTracker tracker = tracked.touch(partition, next);
                unreadable.received(partition, next);
                for (ConsumerRecord<byte[], byte[]> record : polled) {
                    dispatcher.submit(TrackedPartitions.delivery(record, tracker, now));
                }
            }
        }
        dispatcher.nudge();
    }

    private Duration patience() {
        if (dispatcher.hasBacklog()) {
            return WAITING_WORK;
        }
        return dispatcher.inFlight() > 0 ? BUSY : IDLE;
    }

    /** Answers what was asked; once the consumer is closed, each answer is that it is. */
    void answer() {
        Runnable question = questions.poll();
        while (question != null) {
            question.run();
            question = questions.poll();
        }
    }

    /** Stops receiving while too much is in hand, and goes on when half of it is done. */
    private void regulate() {
        int most = config.maxInFlight() - pollRecords;
        int enough = Math.min(most, config.maxInFlight() / 2);
        boolean full = dispatcher.inFlight() > most || dispatcher.inFlightBytes() >= config.maxInFlightBytes();
        if (!overloaded && full && !hasRoom(enough, PATIENCE)) {
            overloaded = true;
            dispatcher.wakeAt(enough, consumer::wakeup);
            tell(true);
        } else if (overloaded && hasRoom(enough, Duration.ZERO)) {
            overloaded = false;
            tell(false);
        }
        pause();
    }

    private boolean hasRoom(int enough, Duration patience) {
        long enoughBytes = config.maxInFlightBytes() / 2;
        return dispatcher.await(
                () -> dispatcher.inFlight() <= enough && dispatcher.inFlightBytes() <= enoughBytes, patience);
    }

    private void pause() {
        Set<TopicPartition> paused = consumer.paused();
        Set<TopicPartition> wanted =
                overloaded || !status.isReceiving() ? consumer.assignment() : unreadable.with(tracked.heldBack());
        if (paused.isEmpty() && wanted.isEmpty()) {
            return;
        }
        Set<TopicPartition> resume = new HashSet<>(paused);
        resume.removeAll(wanted);
        consumer.resume(resume);
        Set<TopicPartition> more = new HashSet<>(wanted);
        more.removeAll(paused);
        more.retainAll(consumer.assignment());
        consumer.pause(more);
    }

    private void tell(boolean paused) {
        try {
            metrics.backPressure(config.group(), paused);
        } catch (RuntimeException e) {
            LOG.warn("a metrics listener failed", e);
        }
    }

    private void housekeeping(boolean now) {
        long nanos = System.nanoTime();
        if (config.commits() && (now || nanos - nextCommit >= 0) && !committing) {
            nextCommit = nanos + COMMIT_NANOS;
            commitAsync();
        }
        if (now || nanos - nextLag >= 0) {
            nextLag = nanos + LAG_NANOS;
            long lag = 0;
            for (TopicPartition partition : consumer.assignment()) {
                lag += consumer.currentLag(partition).orElse(0);
            }
            status.lag(lag);
            dispatcher.trim();
            begin(grown.assignNew(nanos));
        }
    }

    private void commitAsync() {
        Map<TopicPartition, OffsetAndMetadata> offsets = tracked.committable();
        if (!offsets.isEmpty()) {
            committing = true;
            try {
                consumer.commitAsync(offsets, (done, failure) -> {
                    committing = false;
                    if (failure == null) {
                        tracked.committed(done);
                    } else {
                        LOG.debug("a commit of {} failed; the next one covers it", config.group(), failure);
                    }
                });
            } catch (KafkaException e) {
                committing = false;
                throw e;
            }
        }
    }

    private void commitSync(Map<TopicPartition, OffsetAndMetadata> offsets) {
        if (!config.commits() || offsets.isEmpty()) {
            return;
        }
        for (int attempt = 1; attempt <= 3; attempt++) {
            try {
                consumer.commitSync(offsets, COMMIT_TIMEOUT);
                tracked.committed(offsets);
                return;
            } catch (WakeupException e) {
                LOG.trace("woken up while committing");
            } catch (KafkaException e) {
                LOG.warn("what {} has handled could not be committed and will be delivered again", config.group(), e);
                return;
            }
        }
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
        begin(partitions);
        pause();
    }

    /** Partitions were given their positions. */
    void begin(Collection<TopicPartition> partitions) {
        unreadable.assigned(partitions);
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
        if (partitions.isEmpty()) {
            return;
        }
        long began = System.nanoTime();
        tracked.drain(dispatcher, partitions, drainTimeout);
        commitSync(tracked.committable(partitions));
        int left = tracked.end(partitions);
        unreadable.ended(partitions);
        Duration took = Duration.ofNanos(System.nanoTime() - began);
        try {
            metrics.rebalanced(config.group(), took, left);
        } catch (RuntimeException e) {
            LOG.warn("a metrics listener failed", e);
        }
    }

    @Override
    public void onPartitionsLost(Collection<TopicPartition> partitions) {
        int left = tracked.end(partitions);
        unreadable.ended(partitions);
        LOG.warn("{} lost {} partitions with {} messages in hand", config.group(), partitions.size(), left);
    }

    /** Lets partitions go that were taken out of the topics by hand. */
    void release(Collection<TopicPartition> partitions) {
        onPartitionsRevoked(partitions);
    }

    private void finish() {
        if (status.hasFailed()) {
            return;
        }
        boolean done = false;
        while (!done && status.timeLeft().toNanos() > 0) {
            done = dispatcher.await(tracked::allDone, min(PATIENCE, status.timeLeft()));
            try {
                pause();
                if (!done && !consumer.assignment().isEmpty()) {
                    consumer.poll(Duration.ZERO);
                }
            } catch (WakeupException e) {
                LOG.trace("woken up while closing");
            } catch (KafkaException e) {
                LOG.warn("the consumer of {} failed while closing", config.group(), e);
                break;
            }
        }
        status.drained(done || tracked.allDone());
        commitSync(tracked.committable());
    }

    /**
     * Leaves the group first and then waits but little: a close ends a session of fetches in good order, which takes as
     * long as the fetch that is under way waits for messages. Brokers forget sessions by themselves.
     */
    private void close() {
        try {
            consumer.unsubscribe();
        } catch (KafkaException e) {
            LOG.debug("the consumer of {} leaves its group as it closes", config.group(), e);
        }
        try {
            consumer.close(CloseOptions.timeout(CLOSE_TIMEOUT));
        } catch (WakeupException | InterruptException e) {
            LOG.debug("the consumer of {} was woken up while closing", config.group(), e);
        } catch (KafkaException e) {
            LOG.warn("the consumer of {} did not close cleanly", config.group(), e);
        }
    }

    private static Duration min(Duration a, Duration b) {
        return a.compareTo(b) <= 0 ? a : b;
    }
}
