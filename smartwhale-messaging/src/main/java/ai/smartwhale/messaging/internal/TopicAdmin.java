// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.messaging.internal;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.messaging.MessagingException;
import ai.smartwhale.messaging.ServiceClosedException;
import ai.smartwhale.messaging.SubscriptionConfig;
import ai.smartwhale.messaging.TopicInfo;
import ai.smartwhale.messaging.TopicNames;
import ai.smartwhale.messaging.TopicSpec;
import ai.smartwhale.messaging.UnknownTopicException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.InvalidConfigurationException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Topics through Kafka's Admin. Its futures complete on the Admin's own thread; the service hands them on. */
final class TopicAdmin {

    private static final Logger LOG = LoggerFactory.getLogger(TopicAdmin.class);
    private static final Duration PAUSE = Duration.ofMillis(50);
    private static final int TRIES_FOR_A_STRANGER = 6;

    private final Admin admin;
    private final Duration timeout;
    private final ScheduledExecutorService timer;
    private final TopicDifferences differences = new TopicDifferences();
    private final Set<CompletableFuture<?>> waiting = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    TopicAdmin(Admin admin, Duration timeout, ScheduledExecutorService timer) {
        this.admin = admin;
        this.timeout = timeout;
        this.timer = timer;
    }

    /** Creates a topic and waits until it can be written; false if it was there. */
    CompletableFuture<Boolean> create(TopicSpec spec) {
        return brokers().thenCompose(brokers -> {
            int replication = Math.min(spec.replication(), brokers);
            NewTopic topic =
                    new NewTopic(spec.name(), spec.partitions(), (short) replication).configs(spec.configuration());
            return stage(admin.createTopics(List.of(topic)).all())
                    .handle((nothing, failure) -> created(spec.name(), failure))
                    .thenApply(created -> {
                        if (created && replication < spec.replication()) {
                            differences.replication(spec, brokers);
                        }
                        return created;
                    })
                    .thenCompose(created -> writable(spec.name()).thenApply(partitions -> {
                        differences.partitions(spec, partitions);
                        return created;
                    }));
        });
    }

    private static boolean created(String name, @Nullable Throwable failure) {
        if (failure == null) {
            return true;
        }
        Throwable cause = Errors.unwrap(failure);
        if (cause instanceof TopicExistsException) {
            return false;
        }
        if (cause instanceof InvalidConfigurationException || cause instanceof InvalidTopicException) {
            throw new InvalidValueException("topic " + name, cause.getMessage(), "what the brokers accept");
        }
        throw Errors.of(cause, "creating topic " + name);
    }

    /**
     * Waits until the leaders of all partitions answer. Without that, a producer that writes at once stalls until its
     * delivery timeout and loses its first batches (KAFKA-15591): brokers tell of a topic before they can write it, and
     * an idempotent producer does not get over a second batch that overtakes the first. Asking for the end offsets goes
     * the way of a write, so an answer proves that the leader is there. Tells how many partitions there are.
     */
    private CompletableFuture<Integer> writable(String topic) {
        long deadline = System.nanoTime() + timeout.toNanos();
        return retry(() -> endOffsets(topic), deadline, Integer.MAX_VALUE).thenApply(Map::size);
    }

    /** Waits likewise for a topic that somebody else may just be creating, or that may not exist. */
    CompletableFuture<Void> usable(String topic) {
        long deadline = System.nanoTime() + timeout.toNanos();
        return retry(() -> endOffsets(topic), deadline, TRIES_FOR_A_STRANGER).handle((offsets, failure) -> {
            if (failure != null) {
                throw Errors.of(failure, "topic " + topic);
            }
            return null;
        });
    }

    private CompletableFuture<Map<TopicPartition, Long>> endOffsets(String topic) {
        return partitions(topic).thenCompose(partitions -> offsets(partitions, OffsetSpec.latest()));
    }

    private CompletableFuture<List<TopicPartition>> partitions(String topic) {
        return description(topic)
                .thenApply(description -> description.partitions().stream()
                        .map(partition -> new TopicPartition(topic, partition.partition()))
                        .toList());
    }

    private CompletableFuture<Map<TopicPartition, Long>> offsets(
            Collection<TopicPartition> partitions, OffsetSpec spec) {
        Map<TopicPartition, OffsetSpec> wanted = partitions.stream().collect(Collectors.toMap(p -> p, p -> spec));
        return stage(admin.listOffsets(wanted).all()).thenApply(found -> {
            Map<TopicPartition, Long> offsets = new HashMap<>();
            found.forEach((partition, info) -> offsets.put(partition, info.offset()));
            return offsets;
        });
    }

    /** Where a subscription that joins no group begins: committed offsets first, then what it asked for. */
    CompletableFuture<Map<TopicPartition, Long>> startPositions(String topic, SubscriptionConfig config) {
        OffsetSpec spec =
                config.start() == SubscriptionConfig.Start.EARLIEST ? OffsetSpec.earliest() : OffsetSpec.latest();
        return usable(topic)
                .thenCompose(nothing -> partitions(topic))
                .thenCompose(partitions -> offsets(partitions, spec))
                .thenCompose(start -> config.commits()
                        ? committed(config.group(), start.keySet()).thenApply(committed -> {
                            start.putAll(committed);
                            return start;
                        })
                        : CompletableFuture.completedFuture(start));
    }

    private CompletableFuture<Map<TopicPartition, Long>> committed(
            String group, Collection<TopicPartition> partitions) {
        var spec = new ListConsumerGroupOffsetsSpec().topicPartitions(partitions);
        return stage(admin.listConsumerGroupOffsets(Map.of(group, spec)).partitionsToOffsetAndMetadata(group))
                .thenApply(found -> {
                    Map<TopicPartition, Long> offsets = new HashMap<>();
                    found.forEach((partition, offset) -> {
                        if (offset != null) {
                            offsets.put(partition, offset.offset());
                        }
                    });
                    return offsets;
                });
    }

    CompletableFuture<Boolean> exists(String topic) {
        TopicNames.requireTopicName("topic", topic);
        return description(topic).handle((description, failure) -> {
            if (failure == null) {
                return true;
            }
            MessagingException error = Errors.of(failure, "looking for topic " + topic);
            if (error instanceof UnknownTopicException) {
                return false;
            }
            throw error;
        });
    }

    CompletableFuture<Boolean> delete(String topic) {
        TopicNames.requireTopicName("topic", topic);
        return stage(admin.deleteTopics(List.of(topic)).all()).handle((nothing, failure) -> {
            if (failure == null) {
                return true;
            }
            MessagingException error = Errors.of(failure, "deleting topic " + topic);
            if (error instanceof UnknownTopicException) {
                return false;
            }
            throw error;
        });
    }

    CompletableFuture<Set<String>> list() {
        return stage(admin.listTopics().names()).handle((names, failure) -> {
            if (failure != null) {
                throw Errors.of(failure, "listing topics");
            }
            return new TreeSet<>(names);
        });
    }

    CompletableFuture<Optional<TopicInfo>> info(String topic) {
        TopicNames.requireTopicName("topic", topic);
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        return description(topic)
                .thenCompose(description -> stage(
                                admin.describeConfigs(List.of(resource)).all())
                        .thenCombine(endOffsets(topic), (configs, ends) -> {
                            Map<String, String> settings = configs.values().stream()
                                    .flatMap(config -> config.entries().stream())
                                    .filter(entry -> entry.source() == ConfigEntry.ConfigSource.DYNAMIC_TOPIC_CONFIG)
                                    .filter(entry -> entry.value() != null)
                                    .collect(Collectors.toMap(ConfigEntry::name, ConfigEntry::value));
                            return Optional.of(describe(description, settings, ends));
                        }))
                .exceptionally(failure -> {
                    MessagingException error = Errors.of(failure, "describing topic " + topic);
                    if (error instanceof UnknownTopicException) {
                        return Optional.empty();
                    }
                    throw error;
                });
    }

    private static TopicInfo describe(
            TopicDescription description, Map<String, String> settings, Map<TopicPartition, Long> ends) {
        Map<Integer, Long> offsets = IntStream.range(0, description.partitions().size())
                .boxed()
                .collect(Collectors.toMap(
                        partition -> partition,
                        partition -> ends.getOrDefault(new TopicPartition(description.name(), partition), 0L)));
        int replication = description.partitions().get(0).replicas().size();
        return new TopicInfo(description.name(), description.partitions().size(), replication, settings, offsets);
    }

    private CompletableFuture<TopicDescription> description(String topic) {
        return stage(admin.describeTopics(List.of(topic)).allTopicNames())
                .thenApply(all -> Objects.requireNonNull(all.get(topic)));
    }

    private CompletableFuture<Integer> brokers() {
        return stage(admin.describeCluster().nodes()).handle((nodes, failure) -> {
            if (failure != null) {
                throw Errors.of(failure, "asking for the brokers");
            }
            return Math.max(1, nodes.size());
        });
    }

    private <T> CompletableFuture<T> retry(Supplier<CompletableFuture<T>> attempt, long deadline, int tries) {
        CompletableFuture<T> result = new CompletableFuture<>();
        waiting.add(result);
        var unused = result.whenComplete((value, failure) -> waiting.remove(result));
        if (!closed) {
            attempt(attempt, deadline, tries, result);
        }
        if (closed) {
            end(result);
        }
        return result;
    }

    /** Ends the wait of everybody: the timer, which would go on with it, is about to end. */
    void close() {
        closed = true;
        waiting.forEach(TopicAdmin::end);
    }

    private static void end(CompletableFuture<?> result) {
        result.completeExceptionally(new ServiceClosedException("the service was closed", null));
    }

    private <T> void attempt(
            Supplier<CompletableFuture<T>> attempt, long deadline, int tries, CompletableFuture<T> result) {
        var unused = attempt.get().whenComplete((value, failure) -> {
            if (failure == null) {
                result.complete(value);
                return;
            }
            Throwable cause = Errors.unwrap(failure);
            boolean stranger = cause instanceof UnknownTopicOrPartitionException && tries <= 1;
            boolean again = cause instanceof RetriableException && !stranger && deadline - System.nanoTime() > 0;
            if (again && !closed) {
                later(() -> attempt(attempt, deadline, tries - 1, result));
            } else {
                result.completeExceptionally(Errors.of(cause, "waiting for a topic"));
            }
        });
    }

    private void later(Runnable task) {
        try {
            var unused = timer.schedule(task, PAUSE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            LOG.debug("the timer is closed; what waits is ended by the close");
        }
    }

    private static <T> CompletableFuture<T> stage(KafkaFuture<T> future) {
        return future.toCompletionStage().toCompletableFuture();
    }
}
